package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Awaited;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
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
    private final List<Awaited> awaited;

    ComponentWriter(
            LineWriter lines, Instant stamp, String uid, NagPolicy nag, Original original, AlarmAnswers answers) {
        this.lines = lines;
        this.stamp = stamp;
        this.uid = uid;
        this.nag = nag;
        this.original = original;
        this.answers = original.answers().and(answers);
        this.awaited = answers.awaited();
    }

    void writeMaster(Reminder reminder) throws IOException {
        var definition = reminder.definition();
        var status = reminder.status();
        var details = new DetailsWriter(lines, original, definition.details());
        var said = sayable(status, definition.schedule());
        var revision =
                original.isNew() || said.isEmpty() && saysTheSame(reminder, details) ? Revision.SAME : Revision.NEXT;
        begin(revision);
        if (original.isNew()) {
            writeSequence(reminder.version());
        }
        if (definition.schedule().isPresent()) {
            new ScheduleWriter(lines, original).write(definition.schedule().get());
        }
        details.write();
        if (said.isPresent()) {
            lines.property("STATUS", said.get());
        }
        writeAgain(details, revision, said.isEmpty());
        details.writeList();
        writeOwn(definition, status, said.isPresent());
        writeAnswers(definition.schedule(), status);
        alarms(definition.details())
                .write(definition.alarms(), definition.schedule().isPresent());
        end();
    }

    /// Whether other programs would read nothing else than what came in.
    private boolean saysTheSame(Reminder reminder, DetailsWriter details) {
        var definition = reminder.definition();
        return original.isAt(definition.schedule(), cancelled(reminder))
                && details.keepsAll()
                && definition.alarms().equals(original.alarms());
    }

    private static Set<CalendarTime> cancelled(Reminder reminder) {
        return reminder.origin() instanceof Origin.Calendar calendar
                ? calendar.instances().stream()
                        .filter(Origin.Instance::cancelled)
                        .map(Origin.Instance::recurrenceId)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /// @param version of its series, where that was made here
    void writeInstance(ReminderWriter.Instance instance, Optional<Long> version) throws IOException {
        var details = new DetailsWriter(lines, original, instance.words().details());
        var alarms = instance.words().alarms();
        boolean isSame = original.isNew()
                || instance.time().equals(original.time(instance.time().recurrenceId()))
                        && details.keepsAll()
                        && alarms.equals(original.alarms());
        var revision = isSame ? Revision.SAME : Revision.NEXT;
        begin(revision);
        if (version.isPresent()) {
            writeSequence(version.get());
        }
        new ScheduleWriter(lines, original).write(instance.time());
        details.write();
        writeAgain(details, revision, true);
        details.writeList();
        writeAnswers(Optional.empty(), Reminder.Status.OPEN);
        alarms(instance.words().details()).write(alarms, false);
        end();
    }

    /// In the words of programs that look for answers nowhere else, and what has none yet.
    private void writeAnswers(Optional<Schedule> schedule, Reminder.Status status) throws IOException {
        MozillaAnswers.write(lines, original, answers);
        new KAlarmAnswers(original, answers).write(lines, schedule, status);
        for (var fire : awaited) {
            lines.text(GadflyProperty.AWAITED, AwaitedText.write(fire));
        }
    }

    /// Whether lines of that name are written there.
    static boolean isAnswer(String property) {
        return MozillaAnswers.isOne(property) || KAlarmAnswers.isOne(property);
    }

    /// Whether what goes out is the revision that came in, or the one after it (RFC 5545 §3.8.7.4).
    private enum Revision {
        SAME,
        NEXT
    }

    private String kind() {
        return original.component().name();
    }

    private void begin(Revision revision) throws IOException {
        lines.line("BEGIN:" + kind());
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

    /// The number of its edits, where there are any.
    private void writeSequence(long version) throws IOException {
        if (version > 1) {
            lines.property("SEQUENCE", Long.toString(version - 1));
        }
    }

    private void end() throws IOException {
        for (Component part : original.otherParts()) {
            lines.component(part);
        }
        lines.line("END:" + kind());
    }

    private AlarmWriter alarms(Details details) {
        return new AlarmWriter(lines, uid, details.title(), nag, original, answers);
    }

    /// What STATUS says, where the lines that came in do not say it and it can; these do not go out again then.
    private Optional<String> sayable(Reminder.Status status, Optional<Schedule> schedule) {
        boolean says = status != original.status(schedule)
                && kind().equals("VTODO")
                && status != Reminder.Status.DISABLED
                && !StatusReader.isTooFast(schedule);
        return says ? Optional.of(status == Reminder.Status.DONE ? "COMPLETED" : "NEEDS-ACTION") : Optional.empty();
    }

    /// What RFC 5545 has no word for.
    private void writeOwn(Definition definition, Reminder.Status status, boolean statusSaid) throws IOException {
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
    private void writeAgain(DetailsWriter details, Revision revision, boolean statusKept) throws IOException {
        for (ContentLine line : original.component().lines()) {
            if (holds(line, details, revision, statusKept)) {
                lines.line(line.toString());
            }
        }
    }

    private static boolean holds(ContentLine line, DetailsWriter details, Revision revision, boolean statusKept) {
        return switch (line.name()) {
            case "DTSTAMP" -> false;
            case "SEQUENCE", "LAST-MODIFIED" -> revision == Revision.SAME;
            case "STATUS", "COMPLETED", "PERCENT-COMPLETE" -> statusKept;
            case String name ->
                details.keeps(name) && !isWrittenAnew(name) && !isAnswer(name) && !GadflyProperty.isOne(name);
        };
    }

    /// Whether lines of that name are made from the reminder, however they came.
    static boolean isWrittenAnew(String property) {
        return switch (property) {
            case "UID", "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID" ->
                true;
            default -> false;
        };
    }
}
