package io.gadfly.phrase;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Dates: `tomorrow`, `in 3 days`, `next friday`, `24 December`, `Dec 24, 2026`, `24.12.`, `2026-12-24`, `on the
/// 1st`, `the last friday of november`.
final class CalendarDates {
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";

    /// A day and a month, perhaps with a year, as part of a pattern, without groups of its own.
    static final String FIXED = "(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}\\b)?(?!\\d)"
            + "|(?:" + DAY + "\\s+(?:of\\s+)?" + Names.MONTH + "|" + Names.MONTH + "\\s+(?:the\\s+)?" + DAY
            + "\\b(?!:))(?:,?\\s+\\d{4}\\b)?)";

    /// Two days and an hour are no date.
    private static final String NOTHING_MORE =
            "(?!\\s*(?:,\\s*|\\band\\s+)?\\d{1,6}\\s*(?:h|m|s|d|w)\\p{L}*\\b" + "|\\s+and\\s+(?:half|an?|one|three|"
                    + Numerals.TEXT + ")\\s+(?:half|quarters?|hours?|minutes?|days?|weeks?)\\b)";

    private static final String PREFIX =
            "(?<!\\b(?:except|excluding)(?:\\s(?:on|for))?\\s)(?:\\b(?:on|from|starting|beginning|by)\\s+)?";

    private static final Pattern DISTANCE = Line.pattern("\\b(an?|one|\\d{1,3}|" + Numerals.TEXT
            + ")\\s+(day|week|fortnight|month|year)s?\\s+(from|after|before)\\s+(?=(?:on\\s+|next\\s+|this\\s+)?(?:"
            + FIXED + "|today\\b|tomorrow\\b|" + Names.FULL_WEEKDAY + "))");

    /// Its last dot is often left out; only what goes before says then that it is no time of day.
    private static final Pattern ON_DOTTED = Line.pattern("\\bon\\s+(\\d{1,2})\\.(\\d{1,2})(?![\\d.:])");

    /// @param again how much later it comes back, where its time today is over: a weekday after a week; zero:
    /// never
    record Date(LocalDate day, Period again) {
        static Date fixed(LocalDate day) {
            return new Date(day, Period.ZERO);
        }
    }

    /// Within so many years any month has a fifth one of any weekday, February too.
    private static final int YEARS_TO_A_FIFTH = 41;

    private final Vantage vantage;
    private final Pattern iso;
    private final Pattern dotted;
    private final Pattern dayAndMonth;
    private final Pattern monthAndDay;
    private final Pattern nthWeekday;
    private final Pattern near;
    private final Pattern after;
    private final Pattern weekday;
    private final Pattern monthDay;

    private CalendarDates(String prefix, Vantage vantage) {
        this.vantage = vantage;
        this.iso = Line.pattern(prefix + "\\b(\\d{4})-(\\d{2})-(\\d{2})(?:T(?=\\d))?(?!\\d)");
        this.dotted = Line.pattern(prefix + "(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(?:(\\d{4})\\b)?(?!\\d)");
        this.dayAndMonth = Line.pattern(prefix + "(?:the\\s+)?\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?("
                + Names.MONTH + ")(?:,?\\s+(\\d{4})\\b)?");
        this.monthAndDay = Line.pattern(prefix + "\\b(" + Names.MONTH
                + ")\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,?\\s+(\\d{4})\\b)?");
        this.nthWeekday = Line.pattern(prefix + "(?:the\\s+)?\\b(" + Names.ORDINAL + ")\\s+(" + Names.WEEKDAY
                + ")\\s+(?:of|in)\\s+(" + Names.MONTH + ")(?:,?\\s+(\\d{4})\\b)?");
        this.near = Line.pattern(
                prefix
                        + "\\b((?:the\\s+)?day\\s+after\\s+tomorrow|(?:the\\s+)?day\\s+before\\s+yesterday|yesterday"
                        + "|today|tomorrow|tmrw|(?:this|(?:at|on|over)\\s+the)\\s+weekend|next\\s+(?:weekend|week|month|year))\\b(?!['’]s)");
        this.after = Line.pattern(
                prefix + "\\bin\\s+(an?|one|\\d{1,3})\\s*(day|week|fortnight|month|year|d|w)s?\\b" + NOTHING_MORE);
        this.weekday = Line.pattern(prefix + "\\b(?:(this|next|coming)\\s+)?(?<!\\b(?:the|" + Names.ORDINAL + ")\\s)("
                + Names.WEEKDAY + ")(?!['’]s)(?=(\\s+\\d|\\s*" + Line.GAP + "|\\s*$)?)");
        this.monthDay = Line.pattern("\\b(?:on|from|by|until)\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)\\b");
    }

    /// Dates wherever they stand.
    static CalendarDates of(Vantage vantage) {
        return new CalendarDates(PREFIX, vantage);
    }

    /// Dates after a word that makes them something else: until a date, every such date.
    static CalendarDates after(String word, Vantage vantage) {
        return new CalendarDates("\\b" + word + "\\s+(?:the\\s+)?", vantage);
    }

    /// A date, or one that is counted from it: two weeks from friday, 3 days before 24 December.
    Optional<Date> take(Line line) {
        return line.take(DISTANCE, found -> Optional.of(distance(found)))
                .map(distance -> takeNamed(line).map(date -> new Date(date.day().plus(distance), date.again())))
                .orElseGet(() -> takeNamed(line));
    }

    private static Period distance(MatchResult found) {
        var amount = Numerals.of(found.group(1));
        return Numerals.period("before".equalsIgnoreCase(found.group(3)) ? -amount : amount, found.group(2));
    }

    private Optional<Date> takeNamed(Line line) {
        return takeFixed(line)
                .or(() -> line.take(ON_DOTTED, found -> date(null, number(found, 2), number(found, 1))))
                .or(() -> line.take(nthWeekday, this::nthWeekday))
                .or(() -> line.take(near, found -> Optional.of(near(found.group(1)))))
                .or(() -> line.take(after, found -> Optional.of(Date.fixed(after(found)))))
                .or(() -> line.take(weekday, this::weekday))
                .or(() -> line.take(monthDay, found -> day(Integer.parseInt(found.group(1)))));
    }

    /// A day and a month, perhaps with a year.
    Optional<Date> takeFixed(Line line) {
        return line.take(iso, found -> date(found.group(1), number(found, 2), number(found, 3)))
                .or(() -> line.take(dotted, found -> date(found.group(3), number(found, 2), number(found, 1))))
                .or(() ->
                        line.take(dayAndMonth, found -> date(found.group(3), month(found.group(2)), number(found, 1))))
                .or(() ->
                        line.take(monthAndDay, found -> date(found.group(3), month(found.group(1)), number(found, 2))));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static int month(String name) {
        return Names.month(name).getValue();
    }

    /// Without a year, the next one; 29 February waits for its year.
    private Optional<Date> date(@Nullable String year, int month, int day) {
        if (year != null) {
            return attempt(() -> Date.fixed(LocalDate.of(Integer.parseInt(year), month, day)));
        }
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
            return Optional.empty();
        }
        var candidate = vantage.today();
        while (candidate.getMonthValue() != month || candidate.getDayOfMonth() != day) {
            candidate = candidate.plusDays(1);
        }
        return Optional.of(new Date(candidate, Period.ofYears(1)));
    }

    /// Without a year, the next one.
    private Optional<Date> nthWeekday(MatchResult found) {
        var nth = TemporalAdjusters.dayOfWeekInMonth(Names.ordinal(found.group(1)), Names.weekday(found.group(2)));
        var month = Names.month(found.group(3));
        if (found.group(4) != null) {
            return in(month, number(found, 4), nth).map(Date::fixed);
        }
        return IntStream.range(0, YEARS_TO_A_FIFTH)
                .mapToObj(years -> in(month, vantage.today().getYear() + years, nth))
                .flatMap(Optional::stream)
                .filter(day -> !day.isBefore(vantage.today()))
                .findFirst()
                .map(Date::fixed);
    }

    /// Empty where the month has no such day: not every one has a fifth Friday.
    private static Optional<LocalDate> in(Month month, int year, TemporalAdjuster nth) {
        return Optional.of(LocalDate.of(year, month, 1).with(nth)).filter(day -> day.getMonth() == month);
    }

    private Date near(String words) {
        var today = vantage.today();
        return switch (words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "today" -> Date.fixed(today);
            case "tomorrow", "tmrw" -> Date.fixed(today.plusDays(1));
            case "next weekend" ->
                Date.fixed(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.next(DayOfWeek.SATURDAY)));
            case "this weekend", "at the weekend", "on the weekend", "over the weekend" ->
                Date.fixed(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)));
            case "next week" -> Date.fixed(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            case "next month" -> Date.fixed(today.with(TemporalAdjusters.firstDayOfNextMonth()));
            case "next year" -> Date.fixed(today.with(TemporalAdjusters.firstDayOfNextYear()));
            case "yesterday" -> Date.fixed(today.minusDays(1));
            case "day before yesterday", "the day before yesterday" -> Date.fixed(today.minusDays(2));
            default -> Date.fixed(today.plusDays(2));
        };
    }

    private LocalDate after(MatchResult found) {
        return vantage.today().plus(Numerals.period(Numerals.of(found.group(1)), found.group(2)));
    }

    /// A short name alone may be a word of the title, such as sun: it counts where a time or nothing follows.
    private Optional<Date> weekday(MatchResult found) {
        var introduced = found.start(2) > found.start();
        var isFull = found.group(2).toLowerCase(Locale.ROOT).contains("day");
        if (!introduced && !isFull && found.group(3) == null) {
            return Optional.empty();
        }
        var day = Names.weekday(found.group(2));
        return Optional.of(
                "next".equalsIgnoreCase(found.group(1))
                        ? Date.fixed(vantage.today()
                                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                                .with(TemporalAdjusters.nextOrSame(day)))
                        : new Date(vantage.today().with(TemporalAdjusters.nextOrSame(day)), Period.ofWeeks(1)));
    }

    private Optional<Date> day(int dayOfMonth) {
        if (dayOfMonth < 1 || dayOfMonth > 31) {
            return Optional.empty();
        }
        var candidate = vantage.today();
        while (candidate.getDayOfMonth() != dayOfMonth) {
            candidate = candidate.plusDays(1);
        }
        return Optional.of(new Date(candidate, Period.ofMonths(1)));
    }

    private static Optional<Date> attempt(Supplier<Date> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
