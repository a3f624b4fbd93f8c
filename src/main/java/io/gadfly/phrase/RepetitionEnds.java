package io.gadfly.phrase;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads until when something repeats: `10 times`, `until 1 March`, `until january`, `through friday`, `until 17:00`,
/// `for 5 days`.
final class RepetitionEnds {
    private static final Pattern TIMES = Line.pattern("\\b(?:for\\s+)?(\\d{1,4}|" + Numerals.TEXT
            + ")\\s+times\\b(?!\\s+(?:a|an|per|every|each)\\b)(?:\\s+in\\s+(?:all|total)\\b)?");
    private static final Pattern FROM_TO =
            Line.pattern("\\b((?:from|starting|beginning)\\s+(?:today|tomorrow|" + CalendarDates.FIXED
                    + ")\\s+)(?:up\\s+)?to\\s+(?=" + CalendarDates.FIXED + "|" + Names.FULL_WEEKDAY + ")");
    private static final String UNTIL = "(?:until|till|through|thru|up\\s+to|ending(?:\\s+on)?)";
    private static final Pattern UNTIL_A_TIME = Line.pattern("\\b(?:until|till)\\s+(" + ClockTimes.TEXT + ")");

    private static final String NO_TITLE_AFTER =
            "(?=[\\s,;]*(?:$|" + Line.GAP + ")|\\s+(?:at|from|starting|beginning|except|but|nag|\\d)\\b)";
    private static final String FOR = "\\bfor\\s+(?:the\\s+next\\s+)?";
    private static final String DAYS =
            "(an?|one|\\d{1,3}|" + Numerals.TEXT + ")\\s+(day|week|fortnight|month|quarter|year)s?\\b";
    private static final Pattern FOR_DAYS = Line.pattern(FOR + DAYS + NO_TITLE_AFTER);
    private static final Pattern FOR_HOURS = Line.pattern(FOR + "(" + Lengths.TEXT + ")" + NO_TITLE_AFTER);

    /// What comes each week or seldomer may well have a length in its title, such as food for two weeks: it ends only
    /// where that is said right beside it.
    private static final Pattern BESIDE_FOR_DAYS = Line.pattern("(?<=" + Line.GAP
            + "[\\s,]{0,3}(?:at\\s{1,2}[\\d:.]{1,5}(?:\\s?[ap]\\.?m)?[\\s,]{1,3}|[\\d:.]{1,5}(?:\\s?[ap]\\.?m)?[\\s,]{1,3})?)"
            + FOR_DAYS.pattern());

    private final Vantage vantage;

    RepetitionEnds(Vantage vantage) {
        this.vantage = vantage;
    }

    Repetition takeFrom(Line line, Repetition found) {
        line.reword(FROM_TO, "$1until ");
        return line.take(TIMES, times -> times(times.group(1)))
                .or(() -> until(line, found))
                .or(() -> line.take(found.isOfDays() ? FOR_DAYS : BESIDE_FOR_DAYS, days -> days(days, found)))
                .or(() -> found.isByTheClock() ? line.take(FOR_HOURS, hours -> hours(hours, found)) : Optional.empty())
                .map(found::ending)
                .orElse(found);
    }

    private static Optional<RepetitionEnd> times(String text) {
        var times = Numerals.of(text);
        return times > 0 ? Optional.of(new RepetitionEnd.Times(times)) : Optional.empty();
    }

    /// Until a day, all of it; what repeats within a day may end at a time of it.
    private Optional<RepetitionEnd> until(Line line, Repetition found) {
        var time = found.isByTheClock()
                ? line.take(UNTIL_A_TIME, text -> ClockTimes.of(text.group(1)))
                : Optional.<LocalTime>empty();
        return CalendarDates.after(UNTIL, vantage)
                .take(line)
                .map(CalendarDates.Date::day)
                .or(() -> new WholeMonths(vantage).takeEnd(line, UNTIL))
                .map(day -> day.atTime(LocalTime.of(23, 59, 59)))
                .or(() -> time.map(this::next))
                .map(RepetitionEnd.Until::new);
    }

    private LocalDateTime next(LocalTime time) {
        var today = vantage.today().atTime(time);
        return today.isAfter(vantage.now()) ? today : today.plusDays(1);
    }

    private static Optional<RepetitionEnd> days(MatchResult words, Repetition found) {
        return ifLongEnough(Numerals.period(Numerals.of(words.group(1)), words.group(2)), found);
    }

    private static Optional<RepetitionEnd> hours(MatchResult words, Repetition found) {
        return ifLongEnough(Lengths.of(words.group(1)), found);
    }

    /// What is no longer than from one to the next is the length of something else.
    private static Optional<RepetitionEnd> ifLongEnough(TemporalAmount length, Repetition found) {
        var any = LocalDate.EPOCH.atStartOfDay();
        return any.plus(length).isAfter(any.plus(found.interval()))
                ? Optional.of(new RepetitionEnd.For(length))
                : Optional.empty();
    }
}
