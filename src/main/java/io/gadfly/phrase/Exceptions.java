package io.gadfly.phrase;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a repetition leaves out: `except 24 December and 26 December`, `except on sundays`, `except
/// tomorrow`.
final class Exceptions {
    private static final String EXCEPT =
            "\\b(?:except(?:ing)?|excluding|but\\s+not|but|not)(?:\\s+for)?(?:\\s+on)?\\s+(?:the\\s+)?";
    private static final String DATE = "(?:" + CalendarDates.FIXED + "|today\\b|tomorrow\\b)";
    private static final Pattern DATES = Line.pattern(EXCEPT + "(" + DATE + "(?:" + Names.AND + DATE + ")*)");
    private static final Pattern WEEKDAYS = Line.pattern(EXCEPT + "(" + Names.WEEKDAYS + ")");
    private static final Pattern ONE_DATE = Line.pattern(DATE);

    private final Vantage vantage;

    Exceptions(Vantage vantage) {
        this.vantage = vantage;
    }

    Repetition takeFrom(Line line, Repetition found) {
        var without = line.take(WEEKDAYS, days -> found.exceptOn(Names.weekdays(days.group(1))))
                .orElse(found);
        return line.take(DATES, dates -> dates(dates.group(1)))
                .map(without::exceptOn)
                .orElse(without);
    }

    /// Empty where one of them is on no calendar.
    private Optional<List<LocalDate>> dates(String text) {
        var texts = ONE_DATE.matcher(text).results().map(date -> date.group()).toList();
        var days = texts.stream().flatMap(date -> day(date).stream()).toList();
        return days.size() == texts.size() ? Optional.of(days) : Optional.empty();
    }

    private Optional<LocalDate> day(String text) {
        return CalendarDates.of(vantage).take(new Line(text)).map(CalendarDates.Date::day);
    }
}
