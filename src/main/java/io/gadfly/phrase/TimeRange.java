package io.gadfly.phrase;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// From one time of day to a later one of the same day: `9-10am`, `from 9 to 17`, `between 9:00 and 17:00`.
record TimeRange(LocalTime start, LocalTime end) {
    private static final String TIME = "(?:" + ClockTimes.TEXT + "|\\d{1,2}\\b)";
    private static final String TO = "(?:\\s*[-–]\\s*|\\s+(?:to|until|till)\\s+)";

    /// Two bare hours are a range only after a word that says so.
    static final Pattern PATTERN = Line.pattern("\\b(?:from|between)\\s+(" + TIME + ")(?:" + TO + "|\\s+and\\s+)("
            + ClockTimes.TEXT + "|\\d{1,2}(?=\\s*(?:[,;]|" + Line.GAP + "|$)))|(?:\\bat\\s+)?(?<![\\d:.#@\\w-])(?:("
            + ClockTimes.TEXT + ")" + TO + "(" + TIME + ")|(" + TIME + ")"
            + TO + "(" + ClockTimes.TEXT + "))");

    private static final Pattern HALF = Line.pattern("[ap]\\.?m");
    private static final Pattern WITHOUT_HALF = Line.pattern("\\d{1,2}(?:[:.]\\d{2})?");

    /// Empty where no clock shows it, or where it does not end on the same day after it began.
    static Optional<TimeRange> of(MatchResult found) {
        var texts = Stream.of(1, 2, 3, 4, 5, 6)
                .flatMap(group -> Optional.ofNullable(found.group(group)).stream())
                .toList();
        return ClockTimes.of(texts.getLast())
                .flatMap(end -> start(texts.getFirst(), texts.getLast(), end).map(start -> new TimeRange(start, end)));
    }

    /// The half of the day that is said of the end holds for the start too, where the start then comes before
    /// it: 11-1pm begins in the morning.
    private static Optional<LocalTime> start(String text, String endText, LocalTime end) {
        var half = HALF.matcher(endText);
        var candidates = WITHOUT_HALF.matcher(text).matches() && half.find()
                ? List.of(text + half.group(), text + "am")
                : List.of(text);
        return candidates.stream()
                .flatMap(each -> ClockTimes.of(each).stream())
                .filter(end::isAfter)
                .findFirst();
    }

    Duration length() {
        return Duration.between(start, end);
    }

    /// The first is its start; the end is among them where a step meets it.
    List<LocalTime> every(Duration step) {
        return Stream.iterate(Duration.ZERO, passed -> passed.plus(step))
                .takeWhile(passed -> passed.compareTo(length()) <= 0)
                .map(start::plus)
                .toList();
    }
}
