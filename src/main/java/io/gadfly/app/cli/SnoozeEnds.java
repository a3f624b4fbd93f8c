package io.gadfly.app.cli;

import io.gadfly.reminder.SnoozeEnd;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ends of a snooze that mean another instant for each fire: `quiet-end`, `workday`, `15min-before` or `15 min
/// before`.
final class SnoozeEnds {
    private static final Pattern BEFORE = Pattern.compile("(.+)[-\\s]before");

    private SnoozeEnds() {}

    /// Empty where it is something else, such as a length of time or an instant.
    static Optional<SnoozeEnd> parse(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "quiet-end" -> Optional.of(new SnoozeEnd.QuietHoursOver());
            case "workday" -> Optional.of(new SnoozeEnd.NextWorkingMorning());
            default -> beforeStart(word);
        };
    }

    private static Optional<SnoozeEnd> beforeStart(String text) {
        return Optional.of(BEFORE.matcher(text))
                .filter(Matcher::matches)
                .map(before -> new SnoozeEnd.BeforeStart(Durations.parse(before.group(1))));
    }
}
