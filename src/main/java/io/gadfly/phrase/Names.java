package io.gadfly.phrase;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Weekdays, months and ordinals by their names, each as part of a pattern without groups, and what they name.
final class Names {
    /// Between the parts of a list.
    static final String AND = "(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*)";

    static final String FULL_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b";
    static final String PLURAL_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days\\b";
    static final String WEEKDAY = "(?:" + FULL_WEEKDAY + "|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\\b\\.?)";
    static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    static final String ORDINAL = "(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)\\b";
    static final String ORDINALS = ORDINAL + "(?:" + AND + "(?:the\\s+)?" + ORDINAL + ")*";
    static final String MONTH_DAY = "(?:\\d{1,2}(?:st|nd|rd|th)\\b|last\\s+day\\b)";
    static final String MONTH_DAYS =
            MONTH_DAY + "(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)(?:the\\s+)?" + MONTH_DAY + ")*";

    private static final String AND_DAY = "(?:" + AND + "|\\s*/\\s*|\\s+)";

    private static final String THROUGH = "(?:\\s*[-–]\\s*|\\s+(?:to|through)\\s+)";
    private static final String WEEKDAY_SPAN = WEEKDAY + THROUGH + WEEKDAY;
    private static final String WEEKDAY_OR_SPAN = WEEKDAY + "(?:" + THROUGH + WEEKDAY + ")?";

    /// `mo,we,fr`, as calendars write them: only such a row of them says that they are weekdays.
    private static final String SHORTEST = "(?:mo|tu|we|th|fr|sa|su)(?!\\p{L})";

    private static final String ROW = SHORTEST + "(?:(?:\\s*[,/]\\s*" + SHORTEST + ")+|(?:\\s+" + SHORTEST + "){2,})";

    /// One or more.
    static final String WEEKDAYS = "(?:" + ROW + "|" + WEEKDAY_OR_SPAN + "(?:" + AND_DAY + WEEKDAY_OR_SPAN + ")*"
            + "|(?:weekday|workday|working\\s+day)s?\\b|weekends?\\b)";

    /// More than one, or one that is said to come again: what needs no "every" before it.
    static final String SEVERAL_WEEKDAYS = "(?:" + ROW + "|" + WEEKDAY_OR_SPAN + "(?:" + AND_DAY + WEEKDAY_OR_SPAN
            + ")+" + "|" + WEEKDAY_SPAN + "|" + PLURAL_WEEKDAY + "|(?:weekday|workday)s\\b|weekends\\b)";

    private static final Pattern WEEKDAY_PART = Line.pattern("\\b(" + WEEKDAY + "|" + SHORTEST + ")(?:" + THROUGH + "("
            + WEEKDAY + "))?|\\b(?<weekend>weekends?)\\b|\\b(?<workday>weekday|workday|working)");
    private static final Pattern ONE_ORDINAL = Line.pattern(ORDINAL);
    private static final Pattern ONE_MONTH_DAY = Line.pattern(MONTH_DAY);
    private static final List<String> ORDINAL_WORDS = List.of("first", "second", "third", "fourth", "fifth");

    private Names() {}

    static DayOfWeek weekday(String name) {
        return byStart(DayOfWeek.values(), name);
    }

    static Month month(String name) {
        return byStart(Month.values(), name);
    }

    private static <E extends Enum<E>> E byStart(E[] all, String name) {
        var start = name.substring(0, Math.min(3, name.length())).toUpperCase(Locale.ROOT);
        return Arrays.stream(all)
                .filter(one -> one.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    static List<DayOfWeek> weekdays(String text) {
        return WEEKDAY_PART.matcher(text).results().flatMap(Names::weekdays).toList();
    }

    private static Stream<DayOfWeek> weekdays(MatchResult part) {
        if (part.group("workday") != null) {
            return through(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        }
        if (part.group("weekend") != null) {
            return through(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        }
        var first = weekday(part.group(1));
        return through(
                first, Optional.ofNullable(part.group(2)).map(Names::weekday).orElse(first));
    }

    private static Stream<DayOfWeek> through(DayOfWeek first, DayOfWeek last) {
        var days = Math.floorMod(last.getValue() - first.getValue(), 7) + 1;
        return IntStream.range(0, days).mapToObj(first::plus);
    }

    /// From 1; the last is -1.
    static int ordinal(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        if (plain.equals("last")) {
            return -1;
        }
        return Character.isDigit(plain.charAt(0)) ? plain.charAt(0) - '0' : ORDINAL_WORDS.indexOf(plain) + 1;
    }

    static List<Integer> ordinals(String text) {
        return ONE_ORDINAL
                .matcher(text)
                .results()
                .map(one -> ordinal(one.group()))
                .toList();
    }

    /// The days of a month, the last as -1; what no month has is among them too.
    static List<Integer> monthDays(String text) {
        return ONE_MONTH_DAY
                .matcher(text)
                .results()
                .map(day -> Character.isDigit(day.group().charAt(0))
                        ? Integer.parseInt(day.group().replaceAll("\\D", ""))
                        : -1)
                .toList();
    }
}
