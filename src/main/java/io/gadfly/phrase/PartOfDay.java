package io.gadfly.phrase;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A part of the day, which says which half of it an hour is of: `at 8 in the evening`.
enum PartOfDay {
    MORNING,
    AFTERNOON,
    EVENING,
    NIGHT;

    /// As part of a pattern, without groups of its own.
    static final String TEXT = "in\\s+the\\s+(?:morning|afternoon|evening)\\b|at\\s+night\\b";

    private static final Pattern PATTERN = Line.pattern("\\b(?:" + TEXT + ")");

    /// @param hasTime whether a time of day is said too, without which only the morning and the evening have one
    static Optional<PartOfDay> take(Line line, boolean hasTime) {
        return line.take(
                PATTERN, found -> Optional.of(of(found)).filter(part -> hasTime || part == MORNING || part == EVENING));
    }

    private static PartOfDay of(MatchResult found) {
        var words = found.group().split("\\s+");
        return valueOf(words[words.length - 1].toUpperCase(Locale.ROOT));
    }

    /// When it is where no hour is said; empty where nobody has said that.
    Optional<LocalTime> start(Vantage vantage) {
        return switch (this) {
            case MORNING -> Optional.of(vantage.morning());
            case EVENING -> Optional.of(vantage.evening());
            case AFTERNOON, NIGHT -> Optional.empty();
        };
    }

    /// An hour of twelve as the one of this part; others are certain already.
    LocalTime of(LocalTime time) {
        var hour = time.getHour();
        return switch (this) {
            case MORNING -> time;
            case AFTERNOON, EVENING -> hour < 12 && hour > 0 ? time.plusHours(12) : time;
            case NIGHT -> {
                if (hour == 12) {
                    yield time.minusHours(12);
                }
                yield hour < 12 && hour >= 6 ? time.plusHours(12) : time;
            }
        };
    }
}
