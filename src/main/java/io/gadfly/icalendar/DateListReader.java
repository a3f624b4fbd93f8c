package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the single dates of a recurrence set: RDATE, which adds some, and EXDATE, which leaves some out. One that
/// cannot be read is dropped with a note.
final class DateListReader {
    private final Component component;
    private final TimeReader times;
    private final Notes notes;

    DateListReader(Component component, TimeReader times, Notes notes) {
        this.component = component;
        this.times = times;
        this.notes = notes;
    }

    /// RDATE.
    List<RecurrenceDate> readAdded(CalendarTime start) {
        var dates = new ArrayList<RecurrenceDate>();
        forEachDate(
                "RDATE",
                (value, line) -> readDate(value, line)
                        .map(date -> fitting(date, start, line))
                        .ifPresentOrElse(dates::add, () -> notes.dropped(line, value)));
        return dates;
    }

    private Optional<RecurrenceDate> readDate(String value, ContentLine line) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return readTime(value, line).map(RecurrenceDate::of);
        }
        return readTime(value.substring(0, slash), line)
                .flatMap(start -> readPeriodEnd(start, value.substring(slash + 1), line)
                        .map(span -> new RecurrenceDate(start, Optional.of(span))));
    }

    private Optional<Span> readPeriodEnd(CalendarTime start, String end, ContentLine line) {
        return end.startsWith("P") || end.startsWith("+P")
                ? times.readLength(end)
                : readTime(end, line)
                        .map(time -> times.between(start, time))
                        .filter(span -> !TimeReader.isNegative(span));
    }

    /// A date in a series of times is taken at the series' time of day, a time in a series of dates as its day.
    private RecurrenceDate fitting(RecurrenceDate date, CalendarTime start, ContentLine line) {
        boolean dayWanted = start instanceof CalendarTime.Day;
        if (dayWanted == date.start() instanceof CalendarTime.Day) {
            return date;
        }
        notes.add("date.fitted", line.number(), date.start().text());
        var local = date.start().local().toLocalDate().atTime(start.local().toLocalTime());
        return new RecurrenceDate(start.withLocal(local), dayWanted ? Optional.empty() : date.span());
    }

    /// EXDATE.
    List<CalendarTime> readLeftOut() {
        var exceptions = new ArrayList<CalendarTime>();
        forEachDate(
                "EXDATE",
                (value, line) ->
                        readTime(value, line).ifPresentOrElse(exceptions::add, () -> notes.dropped(line, value)));
        return exceptions;
    }

    private Optional<CalendarTime> readTime(String value, ContentLine line) {
        return times.read(value, line).toOptional();
    }

    @FunctionalInterface
    private interface DateAction {
        void take(String value, ContentLine line);
    }

    private void forEachDate(String property, DateAction action) {
        int count = 0;
        for (ContentLine line : component.all(property)) {
            if (line.value().isBlank()) {
                notes.dropped(line);
            }
            for (String value : line.value().split(",")) {
                if (++count <= Limits.DATES && !value.isBlank()) {
                    action.take(value.strip(), line);
                }
            }
        }
        if (count > Limits.DATES) {
            notes.add("dates.many", Limits.DATES, count, property);
        }
    }
}
