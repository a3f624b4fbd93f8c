package io.gadfly.icalendar;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes one VEVENT or VTODO over what it was when it came in.
final class ComponentWriter {
    private final LineWriter lines;
    private final Instant stamp;
    private final String uid;
    private final NagPolicy nag;
    private final Original original;
    private final AlarmAnswers answers;

    ComponentWriter(
            LineWriter lines, Instant stamp, String uid, NagPolicy nag, Original original, AlarmAnswers answers) {
        this.lines = lines;
        this.stamp = stamp;
        this.uid = uid;
        this.nag = nag;
        this.original = original;
        this.answers = original.answers().and(answers);
    }

    void writeMaster(Reminder reminder) throws IOException {
        var definition = reminder.definition();
        var status = reminder.status();
        var said = sayable(status, definition.schedule());
        var revision = original.isNew() || said.isEmpty() && saysTheSame(reminder) ? Revision.SAME : Revision.NEXT;
        var kind = kindOf(definition.schedule());
        begin(kind, revision);
        if (original.isNew() && reminder.version() > 1) {
            lines.property("SEQUENCE", Long.toString(reminder.version() - 1));
        }
        if (definition.schedule().isPresent()) {
            new ScheduleWriter(lines, original).write(definition.schedule().get());
        }
        writeDetails(definition.details());
        if (said.isPresent()) {
            lines.property("STATUS", said.get());
        }
        writeAgain(definition.details(), revision, said.isEmpty());
        writeOwn(definition, status, said.isPresent());
        writeMozillaAnswers();
        writeKAlarmAnswers(definition.schedule(), status);
        alarms(definition.details())
                .write(definition.alarms(), definition.schedule().isPresent());
        end(kind);
    }

    /// Whether other programs would read nothing else than what came in.
    private boolean saysTheSame(Reminder reminder) {
        var definition = reminder.definition();
        return original.isAt(definition.schedule(), cancelled(reminder))
                && saysTheSame(definition.details(), definition.alarms());
    }

    private static Set<CalendarTime> cancelled(Reminder reminder) {
        return reminder.origin() instanceof Origin.Calendar calendar
                ? calendar.instances().stream()
                        .filter(Origin.Instance::cancelled)
                        .map(Origin.Instance::recurrenceId)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private boolean saysTheSame(Details details, List<Alarm> alarms) {
        return keepsTitle(details)
                && keepsNotes(details)
                && keepsTags(details)
                && keepsPriority(details)
                && alarms.equals(original.alarms());
    }

    void writeInstance(ReminderWriter.Instance instance) throws IOException {
        var details = instance.words().details();
        var alarms = instance.words().alarms();
        boolean isSame = original.isNew()
                || instance.time().equals(original.time(instance.time().recurrenceId()))
                        && saysTheSame(details, alarms);
        var revision = isSame ? Revision.SAME : Revision.NEXT;
        var kind = original.component().name();
        begin(kind, revision);
        new ScheduleWriter(lines, original).write(instance.time());
        writeDetails(details);
        writeAgain(details, revision, true);
        writeList(details);
        writeMozillaAnswers();
        writeKAlarmAnswers(Optional.empty(), Reminder.Status.OPEN);
        alarms(details).write(alarms, false);
        end(kind);
    }

    /// Whether what goes out is the revision that came in, or the one after it (RFC 5545 §3.8.7.4).
    private enum Revision {
        SAME,
        NEXT
    }

    /// An event has a start (RFC 5545 §3.6.1); one that came without is something to do.
    private String kindOf(Optional<Schedule> schedule) {
        String name = original.component().name();
        return schedule.isEmpty() && name.equals("VEVENT") ? "VTODO" : name;
    }

    private void begin(String kind, Revision revision) throws IOException {
        lines.line("BEGIN:" + kind);
        lines.property("UID", uid);
        var stamped = original.component().first("DTSTAMP");
        if (stamped.isPresent() && revision == Revision.SAME) {
            lines.line(stamped.get().toString());
        } else {
            lines.instant("DTSTAMP", stamp);
        }
        if (revision == Revision.NEXT) {
            lines.property("SEQUENCE", Integer.toString(Math.max(original.sequence(), original.sequence() + 1)));
            lines.instant("LAST-MODIFIED", stamp);
        }
    }

    private void end(String kind) throws IOException {
        for (Component part : original.otherParts()) {
            lines.component(part);
        }
        lines.line("END:" + kind);
    }

    private AlarmWriter alarms(Details details) {
        return new AlarmWriter(lines, uid, details.title(), nag, original, answers);
    }

    private void writeDetails(Details details) throws IOException {
        if (!keepsTitle(details)) {
            lines.text("SUMMARY", details.title());
        }
        if (!keepsNotes(details) && !details.notes().isEmpty()) {
            lines.text("DESCRIPTION", details.notes());
        }
        if (!keepsTags(details) && !details.tags().isEmpty()) {
            lines.property(
                    "CATEGORIES", details.tags().stream().map(TextValue::escape).collect(Collectors.joining(",")));
        }
        if (!keepsPriority(details) && details.priority() != Priority.NORMAL) {
            lines.property("PRIORITY", details.priority() == Priority.HIGH ? "1" : "9");
        }
    }

    /// A title that was made from the description holds only as long as that.
    private boolean keepsTitle(Details details) {
        return !original.isNew()
                && details.title().equals(original.details().title())
                && (original.has("SUMMARY") || keepsNotes(details));
    }

    private boolean keepsNotes(Details details) {
        return details.notes().equals(original.details().notes());
    }

    private boolean keepsTags(Details details) {
        return details.tags().equals(original.details().tags());
    }

    private boolean keepsPriority(Details details) {
        return details.priority() == original.details().priority();
    }

    /// What STATUS says, where the lines that came in do not say it and it can; these do not go out again then.
    private Optional<String> sayable(Reminder.Status status, Optional<Schedule> schedule) {
        boolean says = status != original.status(schedule)
                && kindOf(schedule).equals("VTODO")
                && status != Reminder.Status.DISABLED
                && !StatusReader.isTooFast(schedule);
        return says ? Optional.of(status == Reminder.Status.DONE ? "COMPLETED" : "NEEDS-ACTION") : Optional.empty();
    }

    private void writeList(Details details) throws IOException {
        if (!details.list().equals(Details.DEFAULT_LIST)) {
            lines.text(GadflyProperty.LIST, details.list());
        }
    }

    /// What RFC 5545 has no word for.
    private void writeOwn(Definition definition, Reminder.Status status, boolean statusSaid) throws IOException {
        writeList(definition.details());
        if (!statusSaid && status != original.status(definition.schedule())) {
            lines.property(GadflyProperty.STATUS, status.name());
        }
        if (!definition.nag().equals(NagPolicy.NORMAL)) {
            lines.text(GadflyProperty.NAG, NagText.write(definition.nag()));
        }
        if (!definition.misfire().equals(MisfirePolicy.DEFAULT)) {
            lines.property(GadflyProperty.MISFIRE, MisfireText.write(definition.misfire()));
        }
        if (definition.afterDone().isPresent()) {
            lines.property(
                    GadflyProperty.AFTER_DONE, definition.afterDone().get().text());
        }
    }

    /// What came in and still holds, or what Gadfly has no word for.
    private void writeAgain(Details details, Revision revision, boolean statusKept) throws IOException {
        for (ContentLine line : original.component().lines()) {
            if (holds(line, details, revision, statusKept)) {
                lines.line(line.toString());
            }
        }
    }

    private boolean holds(ContentLine line, Details details, Revision revision, boolean statusKept) {
        return switch (line.name()) {
            case "UID",
                    "DTSTAMP",
                    "DTSTART",
                    "DTEND",
                    "DUE",
                    "DURATION",
                    "RRULE",
                    "EXRULE",
                    "RDATE",
                    "EXDATE",
                    "RECURRENCE-ID" -> false;
            case "SEQUENCE", "LAST-MODIFIED" -> revision == Revision.SAME;
            case "SUMMARY" -> keepsTitle(details);
            case "DESCRIPTION" -> keepsNotes(details);
            case "CATEGORIES" -> keepsTags(details);
            case "PRIORITY" -> keepsPriority(details);
            case "STATUS", "COMPLETED", "PERCENT-COMPLETE" -> statusKept;
            case String name ->
                !name.equals(KAlarmWords.NEXT)
                        && !name.equals(KAlarmWords.TYPE)
                        && !GadflyProperty.isOne(name)
                        && !name.startsWith("X-MOZ-LASTACK")
                        && !name.startsWith("X-MOZ-SNOOZE-TIME");
        };
    }

    /// For Thunderbird, which looks for answers nowhere else.
    private void writeMozillaAnswers() throws IOException {
        if (answers.latest().isPresent()) {
            lines.instant("X-MOZ-LASTACK", answers.latest().get());
        }
        if (answers.snoozedUntil().isPresent()) {
            lines.instant(mozillaSnooze(), answers.snoozedUntil().get());
        }
    }

    /// For a component of KAlarm, which knows nothing of RFC 9074: what is done is archived, and the recurrence that is
    /// due next is one that was not yet answered.
    private void writeKAlarmAnswers(Optional<Schedule> schedule, Reminder.Status status) throws IOException {
        var words = KAlarmWords.of(original.component());
        var type = original.component().first(KAlarmWords.TYPE);
        if (type.isPresent()) {
            boolean archived = status == Reminder.Status.DONE && !words.isArchived();
            lines.line(archived ? KAlarmWords.TYPE + ":ARCHIVED" : type.get().toString());
        }
        var next = words.nextRecurrence();
        if (next.isPresent()) {
            lines.line(nextRecurrence(schedule).orElseGet(next.get()::toString));
        }
    }

    /// Nothing where what came in still holds.
    private Optional<String> nextRecurrence(Optional<Schedule> schedule) {
        if (schedule.isEmpty() || answers.equals(original.answers())) {
            return Optional.empty();
        }
        return answers.latest()
                .map(answered -> Recurrences.of(schedule.get(), Zone.UTC).after(answered))
                .flatMap(following -> following instanceof Next.At(var occurrence)
                        ? Optional.of(
                                KAlarmWords.NEXT + ':' + occurrence.start().text())
                        : Optional.empty());
    }

    /// The name as it came, which for a series has the instance in it.
    private String mozillaSnooze() {
        return original.component().lines().stream()
                .map(ContentLine::name)
                .filter(name -> name.startsWith("X-MOZ-SNOOZE-TIME"))
                .findFirst()
                .orElse("X-MOZ-SNOOZE-TIME");
    }
}
