package io.gadfly.notification.dbus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;

/// What a button means, and for which fire. The button's key on the bus says both, so that a bubble that outlived this
/// program or its place in memory still answers its own fire, never another one.
record Action(Verb verb, Fence fence) {
    /// The key of a click on the bubble itself, given by the specification; some servers draw a button for it as well,
    /// so it is our Open.
    static final String DEFAULT = "default";

    private static final String MARK = "gadfly";

    enum Verb {
        DONE,
        SNOOZE
    }

    String key() {
        return String.join(
                "/",
                MARK,
                verb.name(),
                fence.reminder().toString(),
                URLEncoder.encode(fence.recurrenceId(), UTF_8),
                URLEncoder.encode(fence.alarm(), UTF_8));
    }

    /// Empty where the key is none of ours.
    static Optional<Action> parse(String key) {
        var parts = key.split("/", -1);
        if (parts.length != 5 || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            var fence = new Fence(
                    new ReminderId(Long.parseLong(parts[2])),
                    URLDecoder.decode(parts[3], UTF_8),
                    URLDecoder.decode(parts[4], UTF_8));
            return Optional.of(new Action(Verb.valueOf(parts[1]), fence));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
