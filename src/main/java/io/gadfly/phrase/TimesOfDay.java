package io.gadfly.phrase;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The times of day that a line says: `9:00`, `at 8am and 8pm`, `9-10am`, `at 8 in the evening`.
///
/// @param starts each once, in the order of the day; empty: it says none
/// @param length how long each lasts, where it says that too
/// @param atNight what was read as an hour of the night though it may be meant otherwise, as it was typed
record TimesOfDay(List<LocalTime> starts, Optional<Duration> length, Optional<String> atNight) {
    static final TimesOfDay NONE = new TimesOfDay(List.of(), Optional.empty(), Optional.empty());

    private static final String BARE = "\\d{1,2}";
    private static final String ROUGHLY = "(?:(?:around|about|approximately|roughly)\\s+)?";

    /// A bare hour is a time only at the end of what is said: not "at 5 Elm Street".
    private static final String END = "(?=\\s*(?:[,;]|" + Line.GAP + "|$)|\\s+(?:" + PartOfDay.TEXT + "))";

    /// Beside a day or a repetition, which are taken already, it is one in the middle too: not "tomorrow at 5 Elm
    /// Street", "friday at 5 or 6", "monday at 10 to 6".
    private static final String BESIDE_A_DAY =
            "(?<=" + Line.GAP + "[\\s,]{0,3}|\\b(?:morning|afternoon|evening|night)[\\s,]{1,3})";
    private static final String NO_MORE_OF_IT =
            "(?=\\s+\\p{L})(?!\\s+(?:(?:or|and|to|past|through|until|till)\\s+[\\w]*\\d"
                    + "|(?:or|to|past|percent|degrees?|times|am|pm|uhr|minutes?|mins?|hours?|hrs?|seconds?|days?|weeks?|months?|years?|\\d)\\b"
                    + "|(?:\\p{L}+\\s+){1,2}(?:street|st|road|rd|avenue|ave|lane|square|drive|way|place)\\b))";

    private static final String HOUR_OR_TIME = "(?:" + ClockTimes.TEXT + "|" + BARE + "\\b)";
    private static final Pattern LIST_AFTER_AT = list("\\bat\\s+", HOUR_OR_TIME, END);
    private static final Pattern LIST_BESIDE_A_DAY = list(BESIDE_A_DAY + "at\\s+", HOUR_OR_TIME, NO_MORE_OF_IT);
    private static final Pattern LIST = list("(?<![\\d:.#@\\w-])", ClockTimes.TEXT, "");
    private static final Pattern AFTER_AT =
            Line.pattern("\\bat\\s+" + ROUGHLY + "(" + ClockTimes.TEXT + "|" + BARE + END + ")");
    private static final Pattern BESIDE = Line.pattern(BESIDE_A_DAY + "(?:at\\s+" + ROUGHLY + "(" + BARE + ")(?:" + END
            + "|" + NO_MORE_OF_IT + ")|by\\s+(" + BARE + ")" + END + ")");
    private static final Pattern ALONE =
            Line.pattern("(?:\\b(?:by|from|around|about)\\s+)?(?<![\\d:.#@\\w-])(noon\\b|midnight\\b"
                    + "|\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])" + ClockTimes.HALF + "?|\\d{1,2}" + ClockTimes.HALF
                    + "|\\d{1,2}\\s*o['’]clock\\b)");

    private static final Pattern PART = Line.pattern(ClockTimes.TEXT + "|" + BARE);
    private static final Pattern BARE_HOUR = Line.pattern("(\\d{1,2})(?:\\s*o['’]clock)?");
    private static final Pattern HALVED = Line.pattern("[ap]\\.?m\\b|noon|midday|midnight");

    /// Hours below this are seldom meant where neither the half nor the part of the day is said.
    private static final int MORNING = 6;

    TimesOfDay {
        starts = starts.stream().distinct().sorted().toList();
    }

    private static Pattern list(String before, String time, String end) {
        return Line.pattern(before + "(" + time + "(?:" + Names.AND + "(?:at\\s+)?" + time + ")+)" + end);
    }

    /// One at most: `every 2 hours at 9:00` has no use for more.
    static TimesOfDay takeOne(Line line, Vantage vantage) {
        return take(line, vantage, false);
    }

    static TimesOfDay take(Line line, Vantage vantage) {
        return take(line, vantage, true);
    }

    private static TimesOfDay take(Line line, Vantage vantage, boolean several) {
        var part = PartOfDay.take(line, line.has(AFTER_AT) || line.has(ALONE) || line.has(BESIDE));
        var found = several
                ? line.take(TimeRange.PATTERN, TimeRange::of)
                        .map(TimesOfDay::of)
                        .or(() -> line.take(LIST_AFTER_AT, times -> ofList(times, part)))
                        .or(() -> line.take(LIST_BESIDE_A_DAY, times -> ofList(times, part)))
                        .or(() -> line.take(LIST, times -> ofList(times, part)))
                : Optional.<TimesOfDay>empty();
        return found.or(() -> line.take(AFTER_AT, time -> ofOne(time.group(1), time.group(), part)))
                .or(() -> line.take(ALONE, time -> ofOne(time.group(1), time.group(), part)))
                .or(() -> line.take(BESIDE, time -> ofOne(hour(time), time.group(), part)))
                .or(() -> part.flatMap(named -> named.start(vantage)).map(TimesOfDay::at))
                .orElse(NONE);
    }

    private static TimesOfDay of(TimeRange range) {
        return new TimesOfDay(List.of(range.start()), Optional.of(range.length()), Optional.empty());
    }

    static TimesOfDay of(List<LocalTime> starts) {
        return new TimesOfDay(starts, Optional.empty(), Optional.empty());
    }

    private static TimesOfDay at(LocalTime time) {
        return of(List.of(time));
    }

    private static String hour(MatchResult beside) {
        return beside.group(1) == null ? beside.group(2) : beside.group(1);
    }

    /// @param typed with the words that go before it
    private static Optional<TimesOfDay> ofOne(String text, String typed, Optional<PartOfDay> part) {
        return time(text, part)
                .map(time -> new TimesOfDay(
                        List.of(time),
                        Optional.empty(),
                        part.isEmpty() && isUnlikely(text) ? Optional.of(typed) : Optional.empty()));
    }

    private static boolean isUnlikely(String text) {
        var bare = BARE_HOUR.matcher(text.strip());
        if (!bare.matches()) {
            return false;
        }
        var hour = Integer.parseInt(bare.group(1));
        return hour > 0 && hour < MORNING;
    }

    /// Empty where some of them say the half of the day and others do not: at 8 and 9pm may be either.
    private static Optional<TimesOfDay> ofList(MatchResult found, Optional<PartOfDay> part) {
        var texts =
                PART.matcher(found.group(1)).results().map(MatchResult::group).toList();
        var halved = texts.stream().filter(text -> HALVED.matcher(text).find()).count();
        var bare =
                texts.stream().filter(text -> BARE_HOUR.matcher(text).matches()).toList();
        if (halved > 0 && !bare.isEmpty()) {
            return Optional.empty();
        }
        var times = new ArrayList<LocalTime>();
        texts.forEach(text -> time(text, part).ifPresent(times::add));
        var unlikely = part.isEmpty() && bare.stream().anyMatch(TimesOfDay::isUnlikely);
        return times.size() < texts.size()
                ? Optional.empty()
                : Optional.of(new TimesOfDay(
                        times, Optional.empty(), unlikely ? Optional.of(found.group()) : Optional.empty()));
    }

    private static Optional<LocalTime> time(String text, Optional<PartOfDay> part) {
        var time = ClockTimes.of(text);
        return HALVED.matcher(text).find()
                ? time
                : time.map(plain -> part.map(named -> named.of(plain)).orElse(plain));
    }
}
