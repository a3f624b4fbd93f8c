package io.gadfly.app.cli;

import io.gadfly.reminder.SnoozeEnd;
import java.util.Locale;
import java.util.Optional;

/// The ends of a snooze that mean another instant for each fire: `quiet-end`, `workday`, `15min-before`.
final class SnoozeEnds {
    private static final String BEFORE = "-before";

    private SnoozeEnds() {}

    /// Empty where it is something else, such as a length of time or an instant.
    static Optional<SnoozeEnd> parse(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "quiet-end" -> Optional.of(new SnoozeEnd.QuietHoursOver());
            case "workday" -> Optional.of(new SnoozeEnd.NextWorkingMorning());
            default ->
                word.endsWith(BEFORE)
                        ? Optional.of(new SnoozeEnd.BeforeStart(
                                Durations.parse(word.substring(0, word.length() - BEFORE.length()))))
                        : Optional.empty();
        };
    }
}
