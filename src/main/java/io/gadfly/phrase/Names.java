package io.gadfly.phrase;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Weekdays, months and ordinals by their names, each as part of a pattern without groups, and what they name.
final class Names {
    static final String FULL_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b";
    static final String WEEKDAY = "(?:" + FULL_WEEKDAY + "|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\\b\\.?)";
    static final String WEEKDAYS = WEEKDAY + "(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*)" + WEEKDAY + ")*";
    static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    static final String ORDINAL = "(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)\\b";
    static final String MONTH_DAY = "(?:\\d{1,2}(?:st|nd|rd|th)\\b|last\\s+day\\b)";
    static final String MONTH_DAYS =
            MONTH_DAY + "(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)(?:the\\s+)?" + MONTH_DAY + ")*";

    private static final Pattern ONE_WEEKDAY = Line.pattern(WEEKDAY);
    private static final Pattern ONE_MONTH_DAY = Line.pattern(MONTH_DAY);
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

    private Names() {}

    static DayOfWeek weekday(String name) {
        return byStart(DayOfWeek.values(), name);
    }

    static Month month(String name) {
        return byStart(Month.values(), name);
    }

    private static <E extends Enum<E>> E byStart(E[] all, String name) {
        var start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        return Arrays.stream(all)
                .filter(one -> one.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    static List<DayOfWeek> weekdays(String text) {
        return ONE_WEEKDAY
                .matcher(text)
                .results()
                .map(day -> weekday(day.group()))
                .toList();
    }

    /// From 1; the last is -1.
    static int ordinal(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        if (plain.equals("last")) {
            return -1;
        }
        return Character.isDigit(plain.charAt(0)) ? plain.charAt(0) - '0' : ORDINALS.indexOf(plain) + 1;
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
