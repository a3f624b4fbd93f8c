package io.gadfly.notification.dbus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;

/// What a bubble is about; there is never more than one bubble about the same.
sealed interface Subject {
    record OfFire(Fence fence) implements Subject {}

    record OfDigest(Occasion occasion) implements Subject {}

    /// In letters that a button's key and a line of a file can carry, for `parse` to read.
    default String text() {
        return switch (this) {
            case OfFire(var fence) ->
                String.join("/", fence.reminder().toString(), encoded(fence.recurrenceId()), encoded(fence.alarm()));
            case OfDigest(var occasion) -> occasion.name();
        };
    }

    /// Empty where the text is none of ours.
    static Optional<Subject> parse(String text) {
        var parts = text.split("/", -1);
        try {
            return switch (parts.length) {
                case 1 -> Optional.of(new OfDigest(Occasion.valueOf(text)));
                case 3 ->
                    Optional.of(new OfFire(
                            new Fence(new ReminderId(Long.parseLong(parts[0])), decoded(parts[1]), decoded(parts[2]))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
