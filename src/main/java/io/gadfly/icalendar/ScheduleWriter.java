package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes when a component is: its start, its end and its recurrence set.
final class ScheduleWriter {
    private final LineWriter lines;
    private final Original original;
    private final boolean event;

    ScheduleWriter(LineWriter lines, Original original) {
        this.lines = lines;
        this.original = original;
        this.event = original.component().name().equals("VEVENT");
    }

    void write(Schedule schedule) throws IOException {
        boolean onlyDue = !event
                && original.has("DUE")
                && !original.has("DTSTART")
                && !schedule.repeats()
                && schedule.span().isZero();
        writeTime(onlyDue ? "DUE" : "DTSTART", schedule.start());
        writeEnd(schedule.start(), schedule.span());
        for (RecurrenceRule rule : schedule.rules()) {
            lines.property("RRULE", rule.text());
        }
        for (RecurrenceRule rule : schedule.exclusionRules()) {
            lines.property("EXRULE", rule.text());
        }
        writeRuns("RDATE", schedule.dates(), this::kindOf, ScheduleWriter::textOf);
        writeRuns("EXDATE", schedule.exceptions(), lines::kindOf, CalendarTime::text);
    }

    void write(Rescheduled instance) throws IOException {
        writeName(instance);
        writeTime("DTSTART", instance.start());
        writeEnd(instance.start(), instance.span());
    }

    private void writeName(Rescheduled instance) throws IOException {
        switch (instance.range()) {
            case THIS -> writeTime("RECURRENCE-ID", instance.recurrenceId());
            case THIS_AND_FUTURE -> lines.time("RECURRENCE-ID;RANGE=THISANDFUTURE", instance.recurrenceId());
        }
    }

    /// With the parameters that it came with, where they still hold.
    private void writeTime(String name, CalendarTime time) throws IOException {
        var came = original.component().first(name).filter(line -> says(line, time));
        if (came.isPresent()) {
            lines.line(name + came.get().toString().substring(name.length()));
        } else {
            lines.time(name, time);
        }
    }

    private boolean says(ContentLine line, CalendarTime time) {
        return line.hasParameters()
                && line.value().equals(time.text())
                && line.parameter("TZID").equals(zoneIdOf(time))
                && isOfKind(line.parameter("VALUE").orElse("DATE-TIME"), time)
                && line.parameter("RANGE").isEmpty();
    }

    private Optional<String> zoneIdOf(CalendarTime time) {
        return time instanceof CalendarTime.Zoned(var _, var zone) && !zone.isUtc()
                ? Optional.of(lines.zones().of(zone))
                : Optional.empty();
    }

    private static boolean isOfKind(String type, CalendarTime time) {
        return type.equalsIgnoreCase(time instanceof CalendarTime.Day ? "DATE" : "DATE-TIME");
    }

    /// As it came where it did; else as an end where that says the same, or as a duration.
    private void writeEnd(CalendarTime start, Span span) throws IOException {
        if (span.isZero()) {
            return;
        }
        var end = original.endOf(start, span).or(() -> endOf(start, span));
        if (end.isPresent() && !cameAsDuration()) {
            writeTime(event ? "DTEND" : "DUE", end.get());
        } else {
            lines.property("DURATION", start instanceof CalendarTime.Day ? "P" + span.wholeDays() + "D" : span.text());
        }
    }

    private boolean cameAsDuration() {
        return original.has("DURATION") && !original.has("DTEND") && !original.has("DUE");
    }

    private static Optional<CalendarTime> endOf(CalendarTime start, Span span) {
        Optional<CalendarTime> end = switch (start) {
            case CalendarTime.Day(var date) -> Optional.of(new CalendarTime.Day(date.plusDays(span.wholeDays())));
            case CalendarTime.Floating(var local)
            when span.days() == 0 -> Optional.of(new CalendarTime.Floating(local.plus(span.time())));
            case CalendarTime.Zoned zoned when span.days() == 0 -> zonedEnd(zoned, span.time());
            case CalendarTime.Floating _, CalendarTime.Zoned _ -> Optional.empty();
        };
        return end.filter(time -> time.local().getYear() <= 9999);
    }

    /// Not where the wall shows the time of the end twice and means the other one.
    private static Optional<CalendarTime> zonedEnd(CalendarTime.Zoned start, Duration time) {
        var zone = start.zone();
        var instant = start.in(zone).plus(time);
        CalendarTime end = new CalendarTime.Zoned(zone.wallTimeOf(instant), zone);
        return Optional.of(end).filter(same -> same.in(zone).equals(instant));
    }

    private String kindOf(RecurrenceDate date) {
        String kind = lines.kindOf(date.start());
        return date.span().isPresent() ? kind.replace(";VALUE=DATE", "") + ";VALUE=PERIOD" : kind;
    }

    private static String textOf(RecurrenceDate date) {
        return date.start().text() + date.span().map(span -> '/' + span.text()).orElse("");
    }

    /// One line for each run of values of the same kind.
    private <T> void writeRuns(String name, List<T> values, Function<T, String> kindOf, Function<T, String> textOf)
            throws IOException {
        int start = 0;
        while (start < values.size()) {
            String kind = kindOf.apply(values.get(start));
            var line = new StringBuilder(name).append(kind).append(':').append(textOf.apply(values.get(start)));
            int end = start + 1;
            while (end < values.size() && kindOf.apply(values.get(end)).equals(kind)) {
                line.append(',').append(textOf.apply(values.get(end++)));
            }
            lines.line(line.toString());
            start = end;
        }
    }
}
