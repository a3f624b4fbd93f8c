package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Refusal;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads when a component is: DTSTART, DTEND, DUE, DURATION and the recurrence set.
///
/// A start or a rule that cannot be read refuses the whole, because a reminder at a wrong time is worse than none; an
/// end or a single date that cannot be read is dropped with a note.
final class ScheduleReader {
    private final Component component;
    private final TimeReader times;
    private final RuleReader rules;
    private final Notes notes;
    private final DateListReader dates;

    ScheduleReader(Component component, TimeReader times, RuleReader rules, Notes notes) {
        this.component = component;
        this.times = times;
        this.rules = rules;
        this.notes = notes;
        this.dates = new DateListReader(component, times, notes);
    }

    /// Empty for a to-do without a time.
    Parsed<Optional<Schedule>> read() {
        var line = component.first("DTSTART").or(() -> component.first("DUE"));
        if (line.isEmpty()) {
            noteStartless();
            return Parsed.of(Optional.empty());
        }
        if (isStart(line.get()) && repeats()) {
            notes.add("due.start", line.get().number());
        }
        return times.read(line.get())
                .then(start -> readFrom(asKAlarmMeansIt(start)))
                .map(Optional::of);
    }

    private boolean repeats() {
        return component.first("RRULE").isPresent() || component.first("RDATE").isPresent();
    }

    /// Names what says nothing without a start.
    private void noteStartless() {
        for (ContentLine line : component.lines()) {
            switch (line.name()) {
                case "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE" ->
                    notes.add("line.startless", line.number(), line.name(), line.excerpt());
                default -> {}
            }
        }
    }

    private CalendarTime asKAlarmMeansIt(CalendarTime start) {
        var words = KAlarmWords.of(component);
        if (words.isDateOnly()) {
            return dayOf(start);
        }
        boolean zoned = start instanceof CalendarTime.Zoned(var _, var zone) && !zone.isUtc();
        return zoned && words.isLocal() ? new CalendarTime.Floating(start.local()) : start;
    }

    private static CalendarTime dayOf(CalendarTime start) {
        return new CalendarTime.Day(start.local().toLocalDate());
    }

    private Parsed<Schedule> readFrom(CalendarTime start) {
        return readRules("RRULE", start)
                .then(inclusions -> readRules("EXRULE", start)
                        .map(exclusions -> new Schedule(
                                start,
                                readSpan(start),
                                inclusions,
                                exclusions,
                                dates.readAdded(start),
                                dates.readLeftOut(),
                                List.of())));
    }

    /// The end where it is said as such.
    Optional<CalendarTime> readEnd() {
        return endLine().flatMap(this::readEnd);
    }

    private Optional<CalendarTime> readEnd(ContentLine line) {
        return times.read(line).toOptional().map(this::asKAlarmMeansIt);
    }

    private Optional<ContentLine> endLine() {
        return component.first("DTEND").or(() -> component.first("DUE"));
    }

    /// Whether `end` is so long after `start`.
    boolean isBetween(CalendarTime start, CalendarTime end, Span span) {
        return times.between(start, end).equals(span);
    }

    /// How long it lasts, for a start that has been read.
    Span readSpan(CalendarTime start) {
        var end = endLine();
        if (end.isPresent()) {
            return readEnd(start, end.get());
        }
        return component
                .first("DURATION")
                .flatMap(line -> {
                    var span = times.readLength(line.value());
                    if (span.isEmpty()) {
                        notes.dropped(line);
                    }
                    return span.map(length -> fitting(length, start, line));
                })
                .orElse(Span.ZERO);
    }

    /// Whole days from a date (RFC 5545 §3.6.1).
    private Span fitting(Span span, CalendarTime start, ContentLine line) {
        if (!(start instanceof CalendarTime.Day) || span.time().isZero()) {
            return span;
        }
        int days = span.wholeDays();
        notes.add("duration.days", line.number(), line.name(), days);
        return Span.ofDays(days);
    }

    private Span readEnd(CalendarTime start, ContentLine line) {
        var span = readEnd(line).map(end -> times.between(start, end));
        if (span.isEmpty()) {
            notes.dropped(line);
            return Span.ZERO;
        }
        if (TimeReader.isNegative(span.get())) {
            notes.add("end.beforeStart", line.number(), line.name(), line.value());
            return Span.ZERO;
        }
        if (span.get().isZero() && !isStart(line)) {
            notes.add("end.atStart", line.number(), line.name());
        }
        return fitting(span.get(), start, line);
    }

    /// Without a start, to-dos begin when they are due.
    private boolean isStart(ContentLine end) {
        return end.name().equals("DUE") && component.first("DTSTART").isEmpty();
    }

    private Parsed<List<RecurrenceRule>> readRules(String property, CalendarTime start) {
        var read = new ArrayList<RecurrenceRule>();
        for (ContentLine line : component.all(property)) {
            if (line.value().isBlank()) {
                notes.add("rule.empty", line.number(), line.name());
                continue;
            }
            var reading = rules.read(line.value(), start);
            noteRepair(reading.repair(), line);
            switch (reading.rule()) {
                case Parsed.Value<RecurrenceRule>(var rule) -> {
                    if (read.contains(rule)) {
                        notes.add("line.again", line.number(), line.name(), line.excerpt());
                    }
                    read.add(rule);
                }
                case Parsed.Refused<RecurrenceRule>(Refusal refusal) -> {
                    return new Parsed.Refused<>(refusal);
                }
            }
        }
        return RecurrenceRule.together(read);
    }

    private void noteRepair(RuleReader.Repair repair, ContentLine line) {
        switch (repair) {
            case NONE -> {}
            case FORM -> notes.add("time.mended", line.number(), line.value());
            case TWO_ENDS -> notes.add("rule.twoEnds", line.number(), line.name(), line.excerpt());
        }
    }
}
