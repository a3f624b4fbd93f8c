package io.gadfly.icalendar;

import io.gadfly.reminder.Awaited;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// A fire that waits for its answer as the text of X-GADFLY-AWAITED: both parts of its fence, when it was due,
/// when its occurrence starts and, where it sleeps, until when, with blanks between.
final class AwaitedText {
    private static final int PARTS = 4;

    private AwaitedText() {}

    static String write(Awaited fire) {
        var awake = String.join(
                " ",
                fire.recurrenceId(),
                fire.alarm(),
                fire.dueAt().toString(),
                fire.startsAt().toString());
        return fire.until().map(until -> awake + " " + until).orElse(awake);
    }

    /// Empty where the text is none that `write` makes.
    static Optional<Awaited> parse(String text) {
        var parts = text.strip().split(" ", -1);
        if (parts.length != PARTS && parts.length != PARTS + 1) {
            return Optional.empty();
        }
        try {
            var until = parts.length > PARTS ? Optional.of(Instant.parse(parts[PARTS])) : Optional.<Instant>empty();
            return Optional.of(
                    new Awaited(parts[0], parts[1], Instant.parse(parts[2]), Instant.parse(parts[3]), until));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
