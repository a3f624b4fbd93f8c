package io.gadfly.phrase;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads how something repeats: `every 2 weeks on friday`, `every weekday`, `every last friday`, `monthly on the 15th`,
/// `every 24 December`, each with `10 times` or `until 1 March`.
final class Repetitions {
    private static final String EVERY = "\\b(?:every|each)\\s+";
    private static final String OF_THE_MONTH = "(?:\\s+(?:of|in)\\s+(?:the|every|each|a)\\s+month\\b)";
    private static final String OTHER = "(?:(other|second)\\s+)?";

    private static final Pattern LY = Line.pattern(
            "(?<!\\b(?:the|a|an|our|my|your|this|his|her|their)\\s)" + "\\b(hour|dai|week|month|year|annual)ly\\b");
    private static final Pattern WORKDAYS = Line.pattern(EVERY + "(?:weekday|workday|working\\s+day)s?\\b");
    private static final Pattern WEEKENDS = Line.pattern(EVERY + "weekends?\\b");
    private static final Pattern UNITS = Line.pattern(EVERY + "(?:(\\d{1,3}|other|second)\\s*)?"
            + "(minute|min|hour|day|week|month|year)s?\\b"
            + "(?:\\s+on\\s+(" + Names.WEEKDAYS + ")|\\s+on\\s+(?:the\\s+)?(" + Names.MONTH_DAYS + "))?");
    private static final Pattern NTH_WEEKDAY =
            Line.pattern(EVERY + "(" + Names.ORDINAL + ")\\s+(" + Names.WEEKDAY + ")" + OF_THE_MONTH + "?");
    private static final Pattern THE_NTH_WEEKDAY =
            Line.pattern("\\b(?:on\\s+)?the\\s+(" + Names.ORDINAL + ")\\s+(" + Names.WEEKDAY + ")" + OF_THE_MONTH);
    private static final Pattern WEEKDAYS = Line.pattern(EVERY + OTHER + "(" + Names.WEEKDAYS + ")");
    private static final Pattern MONTH_DAYS =
            Line.pattern("(?:" + EVERY + "(" + Names.MONTH_DAYS + ")" + OF_THE_MONTH + "?|\\b(?:on\\s+)?the\\s+("
                    + Names.MONTH_DAYS + ")" + OF_THE_MONTH + ")(?!\\s+(?:of\\s+)?" + Names.MONTH + ")");
    private static final Pattern TIMES = Line.pattern("\\b(?:for\\s+)?(\\d{1,4})\\s+times\\b");

    private final Vantage vantage;

    Repetitions(Vantage vantage) {
        this.vantage = vantage;
    }

    Optional<Repetition> take(Line line) {
        line.reword(LY, "every $1ly");
        line.reword(Line.pattern("every (hour|week|month|year)ly"), "every $1");
        line.reword(Line.pattern("every daily"), "every day");
        line.reword(Line.pattern("every annually"), "every year");
        return takeRule(line).map(found -> takeEnd(line, found));
    }

    private Optional<Repetition> takeRule(Line line) {
        return line.take(WORKDAYS)
                .map(_ -> Repetition.weekly(1, weekdays(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)))
                .or(() -> line.take(WEEKENDS)
                        .map(_ -> Repetition.weekly(1, weekdays(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))))
                .or(() -> line.take(NTH_WEEKDAY, Repetitions::ofNthWeekday))
                .or(() -> line.take(THE_NTH_WEEKDAY, Repetitions::monthly))
                .or(() -> line.take(WEEKDAYS)
                        .map(found -> Repetition.weekly(interval(found.group(1)), Names.weekdays(found.group(2)))))
                .or(() -> line.take(MONTH_DAYS, Repetitions::ofMonthDays))
                .or(() -> line.take(UNITS, Repetitions::ofUnits))
                .or(() -> CalendarDates.after("(?:every|each)", vantage)
                        .takeFixed(line)
                        .map(date -> Repetition.yearly(date.day())));
    }

    private static List<DayOfWeek> weekdays(DayOfWeek first, DayOfWeek last) {
        return EnumSet.range(first, last).stream().toList();
    }

    private Repetition takeEnd(Line line, Repetition found) {
        var count =
                line.take(TIMES).map(times -> Integer.parseInt(times.group(1))).filter(times -> times > 0);
        if (count.isPresent()) {
            return found.times(count.get());
        }
        return CalendarDates.after("(?:until|till)", vantage)
                .take(line)
                .map(date -> found.until(date.day()))
                .orElse(found);
    }

    private static Optional<Repetition> ofUnits(MatchResult found) {
        var interval = interval(found.group(1));
        if (interval < 1) {
            return Optional.empty();
        }
        var frequency = frequency(found.group(2));
        if (found.group(3) != null) {
            return Optional.of(Repetition.weekly(interval, Names.weekdays(found.group(3))))
                    .filter(_ -> frequency == Frequency.WEEKLY);
        }
        if (found.group(4) != null) {
            return ofMonthDays(interval, Names.monthDays(found.group(4))).filter(_ -> frequency == Frequency.MONTHLY);
        }
        return Optional.of(Repetition.every(interval, frequency));
    }

    /// Every second Friday is every other one, unless it is said to be the month's.
    private static Optional<Repetition> ofNthWeekday(MatchResult found) {
        var isEveryOther = found.group(1).equalsIgnoreCase("second")
                && !found.group().toLowerCase(Locale.ROOT).endsWith("month");
        return isEveryOther ? Optional.of(Repetition.weekly(2, Names.weekdays(found.group(2)))) : monthly(found);
    }

    private static Optional<Repetition> monthly(MatchResult found) {
        return Optional.of(Repetition.monthly(Names.ordinal(found.group(1)), Names.weekday(found.group(2))));
    }

    private static Optional<Repetition> ofMonthDays(MatchResult found) {
        return ofMonthDays(1, Names.monthDays(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static Optional<Repetition> ofMonthDays(int interval, List<Integer> days) {
        return days.stream().allMatch(day -> day == -1 || (day >= 1 && day <= 31))
                ? Optional.of(Repetition.monthly(interval, days))
                : Optional.empty();
    }

    private static int interval(@Nullable String words) {
        if (words == null) {
            return 1;
        }
        return Character.isDigit(words.charAt(0)) ? Integer.parseInt(words) : 2;
    }

    private static Frequency frequency(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "minute", "min" -> Frequency.MINUTELY;
            case "hour" -> Frequency.HOURLY;
            case "day" -> Frequency.DAILY;
            case "week" -> Frequency.WEEKLY;
            case "month" -> Frequency.MONTHLY;
            default -> Frequency.YEARLY;
        };
    }
}
