package io.gadfly.icalendar;

import io.gadfly.reminder.MisfirePolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A misfire policy as the text of X-GADFLY-MISFIRE: `TELL-ONCE`, `TELL-EACH`, `SKIP`, or a duration beyond which a
/// late fire is dropped.
final class MisfireText {
    private MisfireText() {}

    static String write(MisfirePolicy policy) {
        return switch (policy) {
            case MisfirePolicy.TellOnce() -> "TELL-ONCE";
            case MisfirePolicy.TellEach() -> "TELL-EACH";
            case MisfirePolicy.SkipToNext() -> "SKIP";
            case MisfirePolicy.DropIfLate(var by) -> by.toString();
        };
    }

    /// Empty where the text is none that `write` makes.
    static Optional<MisfirePolicy> parse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "TELL-ONCE" -> Optional.of(new MisfirePolicy.TellOnce());
            case "TELL-EACH" -> Optional.of(new MisfirePolicy.TellEach());
            case "SKIP" -> Optional.of(new MisfirePolicy.SkipToNext());
            case String duration -> parseDuration(duration);
        };
    }

    private static Optional<MisfirePolicy> parseDuration(String text) {
        try {
            return Optional.of(new MisfirePolicy.DropIfLate(Duration.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
