package io.gadfly.phrase;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads how something repeats: `every 2 weeks on friday`, `every weekday`, `last friday of every month`,
/// `monthly on the 15th`, `every 24 December`, `mo,we,fr`, each with `10 times` or `until 1 March` and with
/// `except 24 December`.
final class Repetitions {
    private static final String EVERY = "\\b(?:every|each)\\s+";
    private static final String OF_A_MONTH =
            "\\s+(?:(?:(?:of|in)\\s+)?(?:every|each|a)|(?:of|in)\\s+the)\\s+(?:(?<interval>\\d{1,2}|other|second)\\s+)?"
                    + "months?\\b";
    private static final String OF_THE_MONTH = "(?:" + OF_A_MONTH.replace("?<interval>", "?:") + ")";
    private static final String OTHER = "(?:(other|second)\\s+)?";

    private static final String UNIT = "(?:minute|min|hour|hr|h|day|week|fortnight|month|quarter|year)s?\\b";

    private static final Pattern LY = Line.pattern("(?<!\\b(?:the|a|an|our|my|your|this|his|her|their)\\s)"
            + "\\b(hour|dai|week|month|year|annual|fortnight|biweek|bi-week|quarter)ly\\b");
    private static final Pattern ONCE_A =
            Line.pattern("\\bonce\\s+(?:a|an|per|every|each)\\s+(hour|day|week|fortnight|month|quarter|year)\\b");
    private static final Pattern UNITS =
            Line.pattern(EVERY + "(?:(\\d{1,3}(?:st|nd|rd|th)?|other|" + Names.ORDINAL + ")\\s*)?"
                    + "(minute|min|hour|hr|h|day|week|fortnight|month|quarter|year)s?\\b"
                    + "(?:\\s+on\\s+(" + Names.WEEKDAYS + ")|\\s+on\\s+(?:the\\s+)?(" + Names.MONTH_DAYS + ")"
                    + "|\\s+on\\s+(?:the\\s+)?(" + Names.ORDINALS + ")\\s+(" + Names.WEEKDAY + "))?");
    private static final Pattern NTH_OF_A_YEAR = Line.pattern(
            EVERY + "(" + Names.ORDINAL + ")\\s+(" + Names.WEEKDAY + ")\\s+(?:of|in)\\s+(" + Names.MONTH + ")");
    private static final Pattern EVERY_NTH_WEEKDAY =
            Line.pattern(EVERY + "(" + Names.ORDINALS + ")\\s+(" + Names.WEEKDAY + ")(" + OF_THE_MONTH + ")?");
    private static final Pattern NTH_WEEKDAY =
            Line.pattern("\\b(?:on\\s+)?(?:the\\s+)?(" + Names.ORDINALS + ")\\s+(" + Names.WEEKDAY + ")" + OF_A_MONTH);
    private static final Pattern WEEKDAYS = Line.pattern(EVERY + OTHER + "(" + Names.WEEKDAYS + ")");
    private static final Pattern SEVERAL_WEEKDAYS =
            Line.pattern("(?:\\b(?:on|from)\\s+)?(?<![\\w'’])(" + Names.SEVERAL_WEEKDAYS + ")");
    private static final Pattern MONTH_DAYS =
            Line.pattern("(?:" + EVERY + "(" + Names.MONTH_DAYS + ")" + OF_THE_MONTH + "?|\\b(?:on\\s+)?(?:the\\s+)?("
                    + Names.MONTH_DAYS + ")" + OF_A_MONTH + ")(?!\\s+(?:of\\s+)?" + Names.MONTH + "|\\s+" + UNIT + ")");
    private static final Pattern ON_WEEKDAYS = Line.pattern("\\bon\\s+(" + Names.WEEKDAYS + ")");
    private static final Pattern AFTER_DONE =
            Line.pattern("\\bafter\\s+(?:(?:it['’]?s|it\\s+is|it\\s+was|i['’]?m|being|i\\s+am)\\s+)?"
                    + "(?:done|completion|finished|finishing)\\b");

    private final Vantage vantage;

    Repetitions(Vantage vantage) {
        this.vantage = vantage;
    }

    Optional<Repetition> take(Line line) {
        line.reword(LY, "every $1ly");
        line.reword(Line.pattern("every (hour|week|month|year|fortnight|quarter)ly"), "every $1");
        line.reword(Line.pattern("every bi-?weekly"), "every fortnight");
        line.reword(Line.pattern("every daily"), "every day");
        line.reword(Line.pattern("every annually"), "every year");
        line.reword(ONCE_A, "every $1");
        return takeRule(line)
                .map(found -> new RepetitionEnds(vantage).takeFrom(line, found))
                .map(found -> new Exceptions(vantage).takeFrom(line, found))
                .map(found -> takeDays(line, found))
                .map(found ->
                        line.take(AFTER_DONE, _ -> found.countedFromDone()).orElse(found));
    }

    private Optional<Repetition> takeRule(Line line) {
        return line.take(NTH_OF_A_YEAR, Repetitions::yearly)
                .or(() -> line.take(EVERY_NTH_WEEKDAY, Repetitions::ofNthWeekday))
                .or(() -> line.take(NTH_WEEKDAY, found -> Optional.of(monthly(found, found.group("interval")))))
                .or(() -> line.take(WEEKDAYS)
                        .map(found -> Repetition.weekly(interval(found.group(1)), Names.weekdays(found.group(2)))))
                .or(() -> line.take(MONTH_DAYS, Repetitions::ofMonthDays))
                .or(() -> line.take(UNITS, Repetitions::ofUnits))
                .or(() -> CalendarDates.after("(?:every|each)", vantage)
                        .takeFixed(line)
                        .map(date -> Repetition.yearly(date.day())))
                .or(() ->
                        line.take(SEVERAL_WEEKDAYS).map(found -> Repetition.weekly(1, Names.weekdays(found.group(1)))));
    }

    /// What repeats within a day, and every day, can be only on some.
    private static Repetition takeDays(Line line, Repetition found) {
        return found.rule().frequency().compareTo(Frequency.DAILY) <= 0
                        && found.rule().by().days().isEmpty()
                ? line.take(ON_WEEKDAYS, days -> Optional.of(found.on(Names.weekdays(days.group(1)))))
                        .orElse(found)
                : found;
    }

    private static Optional<Repetition> ofUnits(MatchResult found) {
        var unit = found.group(2).toLowerCase(Locale.ROOT);
        var interval = interval(found.group(1)) * perUnit(unit);
        if (interval < 1) {
            return Optional.empty();
        }
        var every = Repetition.every(interval, frequency(unit));
        if (found.group(3) != null) {
            return Optional.of(every.on(Names.weekdays(found.group(3))))
                    .filter(_ -> every.rule().frequency().compareTo(Frequency.WEEKLY) <= 0);
        }
        if (found.group(4) != null) {
            return ofMonthDays(interval, Names.monthDays(found.group(4))).filter(_ -> isOfMonths(every));
        }
        if (found.group(5) != null) {
            return Optional.of(
                            Repetition.monthly(interval, Names.ordinals(found.group(5)), Names.weekday(found.group(6))))
                    .filter(_ -> isOfMonths(every));
        }
        return Optional.of(every);
    }

    private static boolean isOfMonths(Repetition every) {
        return every.rule().frequency() == Frequency.MONTHLY;
    }

    /// Every second Friday is every other one, unless it is said to be the month's.
    private static Optional<Repetition> ofNthWeekday(MatchResult found) {
        var isEveryOther =
                found.group(3) == null && Names.ordinals(found.group(1)).equals(List.of(2));
        return Optional.of(isEveryOther ? Repetition.weekly(2, Names.weekdays(found.group(2))) : monthly(found, null));
    }

    private static Repetition monthly(MatchResult found, @Nullable String interval) {
        return Repetition.monthly(interval(interval), Names.ordinals(found.group(1)), Names.weekday(found.group(2)));
    }

    private static Optional<Repetition> yearly(MatchResult found) {
        return Optional.of(Repetition.yearly(
                Names.month(found.group(3)), Names.ordinal(found.group(1)), Names.weekday(found.group(2))));
    }

    private static Optional<Repetition> ofMonthDays(MatchResult found) {
        return ofMonthDays(
                interval(found.group("interval")),
                Names.monthDays(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static Optional<Repetition> ofMonthDays(int interval, List<Integer> days) {
        return interval > 0 && days.stream().allMatch(day -> day == -1 || (day >= 1 && day <= 31))
                ? Optional.of(Repetition.monthly(interval, days))
                : Optional.empty();
    }

    private static int interval(@Nullable String words) {
        if (words == null) {
            return 1;
        }
        if (words.equalsIgnoreCase("other")) {
            return 2;
        }
        return Character.isDigit(words.charAt(0))
                ? Integer.parseInt(words.replaceAll("\\D", ""))
                : Names.ordinal(words);
    }

    /// How many of the calendar's own units it is.
    private static int perUnit(String unit) {
        return switch (unit) {
            case "fortnight" -> 2;
            case "quarter" -> 3;
            default -> 1;
        };
    }

    private static Frequency frequency(String unit) {
        return switch (unit) {
            case "minute", "min" -> Frequency.MINUTELY;
            case "hour", "hr", "h" -> Frequency.HOURLY;
            case "day" -> Frequency.DAILY;
            case "week", "fortnight" -> Frequency.WEEKLY;
            case "month", "quarter" -> Frequency.MONTHLY;
            default -> Frequency.YEARLY;
        };
    }
}
