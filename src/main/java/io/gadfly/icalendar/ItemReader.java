package io.gadfly.icalendar;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Awaited;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Refusal;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads one VEVENT or VTODO: an item, an instance of a series, or a refusal that says why.
final class ItemReader {
    /// Lines that differ from one download to the next, though the event is the same.
    private static final Pattern PASSING = Pattern.compile("(?im)^(DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE)[:;].*\\n");

    private static final int KEPT = 128;

    private final CalendarContext context;
    private final Piece.Whole whole;
    private final Component component;
    private final Notes notes;
    private final TimeReader times;
    private final ScheduleReader schedules;

    ItemReader(CalendarContext context, Piece.Whole whole) {
        this.context = context;
        this.whole = whole;
        this.component = Component.of(whole);
        this.notes = whole.notes();
        this.times = new TimeReader(context.zones(), context.spans(), notes);
        this.schedules = new ScheduleReader(component, times, context.rules(), notes);
    }

    Incoming read() {
        if (KAlarmWords.of(component).isNoAlarm()) {
            return new Incoming.Remark(whole.line(), Notes.say("passed.template"));
        }
        noteSurplus();
        if (component.first("RECURRENCE-ID").isPresent()) {
            return readInstance(component.first("RECURRENCE-ID").get());
        }
        if (component.name().equals("VEVENT") && component.first("DTSTART").isEmpty() && !isCancelled()) {
            notes.add("event.noStart");
        }
        return switch (schedules.read()) {
            case Parsed.Value<Optional<Schedule>>(var schedule) -> item(schedule);
            case Parsed.Refused<Optional<Schedule>>(var refusal) -> refused(refusal);
        };
    }

    /// Names the lines that a component has once, and of which it has another one.
    private void noteSurplus() {
        int seen = 0;
        for (ContentLine line : component.lines()) {
            int bit = bitOf(line.name());
            if ((seen & bit) != 0) {
                notes.add(bit < KEPT ? "line.again" : "line.second", line.number(), line.name(), line.excerpt());
            }
            seen |= bit;
            noteGrouped(line);
        }
        if ((seen & bitOf("DURATION")) != 0 && (seen & (bitOf("DTEND") | bitOf("DUE"))) != 0) {
            component.first("DURATION").ifPresent(line -> notes.add("duration.again", line.number(), line.value()));
        }
    }

    /// A name before a name, as vCards have it: `item1.SUMMARY`.
    private void noteGrouped(ContentLine line) {
        int dot = line.name().indexOf('.');
        if (dot > 0 && bitOf(line.name().substring(dot + 1)) != 0) {
            notes.add("line.grouped", line.number(), line.name(), line.excerpt());
        }
    }

    /// 0 for a name that can stand more than once; from `KEPT` on, all its lines are kept for an export.
    private static int bitOf(String property) {
        return switch (property) {
            case "UID" -> 1;
            case "DTSTAMP" -> 2;
            case "DTSTART" -> 4;
            case "DTEND" -> 8;
            case "DUE" -> 16;
            case "DURATION" -> 32;
            case "RECURRENCE-ID" -> 64;
            case "SUMMARY" -> KEPT;
            case "DESCRIPTION" -> KEPT << 1;
            case "STATUS" -> KEPT << 2;
            case "PRIORITY" -> KEPT << 3;
            case "SEQUENCE" -> KEPT << 4;
            case "LAST-MODIFIED" -> KEPT << 5;
            case "COMPLETED" -> KEPT << 6;
            case "PERCENT-COMPLETE" -> KEPT << 7;
            default -> 0;
        };
    }

    private Incoming item(Optional<Schedule> schedule) {
        var alarms = new AlarmReader(component, times, notes).read();
        if (schedule.isEmpty()) {
            noteTimeless(alarms);
        }
        var definition = new Definition(
                DetailsReader.read(component, notes),
                schedule,
                alarms.alarms(),
                readNag(),
                readMisfire(),
                List.of(),
                component.first(GadflyProperty.AFTER_DONE).flatMap(this::readSpan));
        var status = new StatusReader(component, context.cancels(), notes).read(schedule);
        return new Incoming.Item(
                whole.line(),
                uid(),
                definition,
                origin(),
                status,
                answers(alarms),
                notes.toList(),
                whole.isCut(),
                notes.hasChosenZone());
    }

    private AlarmAnswers answers(AlarmReader alarms) {
        var answers = alarms.answers().withAwaited(awaited());
        return StatusReader.isCompleted(component) ? answers.withDoneAt(doneAt()) : answers;
    }

    private List<Awaited> awaited() {
        return component.all(GadflyProperty.AWAITED).stream()
                .limit(Limits.AWAITED)
                .flatMap(line -> {
                    var fire = AwaitedText.parse(line.textValue());
                    if (fire.isEmpty()) {
                        notes.dropped(line);
                    }
                    return fire.stream();
                })
                .toList();
    }

    /// Where nobody says when, it was done at the latest when it was last changed.
    private Optional<Instant> doneAt() {
        return component
                .first("COMPLETED")
                .or(() -> component.first("LAST-MODIFIED"))
                .flatMap(times::readInstant);
    }

    private void noteTimeless(AlarmReader alarms) {
        for (Alarm alarm : alarms.alarms()) {
            if (alarm.trigger() instanceof Trigger.Relative) {
                notes.add(
                        "alarm.timeless",
                        alarms.sources(alarm.trigger()).getFirst().line());
            }
        }
    }

    private Incoming readInstance(ContentLine line) {
        return switch (times.read(line)) {
            case Parsed.Value<CalendarTime>(var recurrenceId) -> instance(line, recurrenceId);
            case Parsed.Refused<CalendarTime>(var refusal) -> refused(refusal);
        };
    }

    private Incoming instance(ContentLine line, CalendarTime recurrenceId) {
        var start = component.first("DTSTART").map(times::read).orElseGet(() -> Parsed.of(recurrenceId));
        return switch (start) {
            case Parsed.Value<CalendarTime>(var time) -> instance(line, recurrenceId, time);
            case Parsed.Refused<CalendarTime>(var refusal) -> refused(refusal);
        };
    }

    private Incoming instance(ContentLine line, CalendarTime recurrenceId, CalendarTime start) {
        var range = rangeOf(line);
        if (component.first("DTSTART").isEmpty() && !isCancelled()) {
            notes.add("instance.noStart");
        }
        var alarms = new AlarmReader(component, times, notes).read();
        line.parameter("RANGE")
                .filter(_ -> range == Rescheduled.Range.THIS)
                .ifPresent(other -> notes.add("instance.range", line.number(), other));
        for (String property : List.of("RRULE", "RDATE", "EXRULE", "EXDATE")) {
            component
                    .all(property)
                    .forEach(series -> notes.add("instance.series", series.number(), property, series.excerpt()));
        }
        return new Incoming.Instance(
                whole.line(),
                uid(),
                new Rescheduled(recurrenceId, range, start, schedules.readSpan(start)),
                new ExceptionalInstance(recurrenceId, range, DetailsReader.read(component, notes), alarms.alarms()),
                instanceStatus(),
                origin(),
                answers(alarms),
                notes.toList(),
                whole.isCut());
    }

    static Rescheduled.Range rangeOf(ContentLine recurrenceId) {
        return recurrenceId.parameterIs("RANGE", "THISANDFUTURE")
                ? Rescheduled.Range.THIS_AND_FUTURE
                : Rescheduled.Range.THIS;
    }

    private Reminder.Status instanceStatus() {
        if (StatusReader.isCompleted(component)) {
            notes.add("instance.done");
            return Reminder.Status.DONE;
        }
        return isCancelled() ? Reminder.Status.DISABLED : Reminder.Status.OPEN;
    }

    private boolean isCancelled() {
        return context.cancels() || component.valueIs("STATUS", "CANCELLED");
    }

    private NagPolicy readNag() {
        return component
                .first(GadflyProperty.NAG)
                .flatMap(line -> {
                    var policy = NagText.parse(line.textValue());
                    if (policy.isEmpty()) {
                        notes.dropped(line);
                    }
                    return policy;
                })
                .or(() -> KAlarmWords.of(component).repetition())
                .orElse(NagPolicy.NORMAL);
    }

    private MisfirePolicy readMisfire() {
        return component
                .first(GadflyProperty.MISFIRE)
                .flatMap(line -> {
                    var policy = MisfireText.parse(line.textValue());
                    if (policy.isEmpty()) {
                        notes.dropped(line);
                    }
                    return policy;
                })
                .or(() -> KAlarmWords.of(component).misfire())
                .orElse(MisfirePolicy.DEFAULT);
    }

    private Optional<Span> readSpan(ContentLine line) {
        var span = times.readSpan(line.value());
        if (span.isEmpty()) {
            notes.dropped(line);
        }
        return span;
    }

    private String uid() {
        var given = component
                .value("UID")
                .map(value -> TextValue.withoutControls(value).strip())
                .filter(uid -> !uid.isEmpty());
        if (given.isPresent() && given.get().length() <= Limits.UID) {
            return given.get();
        }
        notes.add(given.isPresent() ? "uid.long" : "uid.made");
        return ContentHash.of(
                given.orElseGet(() -> PASSING.matcher(whole.text()).replaceAll("")));
    }

    private Origin.Calendar origin() {
        return new Origin.Calendar(context.source(), sequence(), lastModified(), rawText(), context.subscribed());
    }

    /// As it came; of a cancellation, with the status that says so, so that it differs from what it cancels.
    private String rawText() {
        String text = whole.text();
        if (!context.cancels() || component.valueIs("STATUS", "CANCELLED")) {
            return text;
        }
        String rest = component
                .first("STATUS")
                .filter(line -> text.startsWith(line.toString(), line.from()))
                .map(line -> text.substring(0, line.from()) + text.substring(line.to() + 1))
                .orElse(text);
        int afterBegin = rest.indexOf('\n') + 1;
        return rest.substring(0, afterBegin) + "STATUS:CANCELLED\n" + rest.substring(afterBegin);
    }

    private int sequence() {
        return component.first("SEQUENCE").map(this::readNumber).orElse(0);
    }

    private int readNumber(ContentLine line) {
        int number = numberOf(line);
        if (number < 0) {
            notes.dropped(line);
        }
        return Math.max(0, number);
    }

    /// Below 0 where it is none.
    private static int numberOf(ContentLine line) {
        try {
            return Integer.parseInt(line.value().strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private Optional<Instant> lastModified() {
        return component.first("LAST-MODIFIED").flatMap(times::readInstant);
    }

    private Incoming refused(Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.NO_SUCH_TIME && refusal.part().isBlank()) {
            return refused(Notes.say("refused.emptyTime"));
        }
        return refused(Notes.say("refused." + refusal.reason(), refusal.part()));
    }

    private Incoming refused(String reason) {
        return new Incoming.Refused(
                whole.line(),
                component.value("UID").map(String::strip).orElse(""),
                component.first("SUMMARY").map(ContentLine::textValue).orElse(""),
                reason,
                shown(whole.text()));
    }

    private static String shown(String text) {
        return text.length() <= Limits.REFUSED_TEXT
                ? text
                : text.substring(0, Limits.REFUSED_TEXT)
                        + Notes.say("refused.cut", text.length() - Limits.REFUSED_TEXT);
    }
}
