package io.gadfly.notification.dbus;

import io.gadfly.reminder.Fence;
import java.util.Optional;

/// What a button means, and for which fire. The button's key on the bus says both, so that a bubble that outlived this
/// program or its place in memory still answers its own fire, never another one.
record Action(Verb verb, Fence fence) {
    /// The key of a click on the bubble itself, given by the specification; some servers draw a button for it as well,
    /// so it is our Open.
    static final String DEFAULT = "default";

    enum Verb {
        DONE("gadfly-done/"),
        SNOOZE("gadfly-snooze/"),
        SKIP("gadfly-skip/");

        private final String prefix;

        Verb(String prefix) {
            this.prefix = prefix;
        }
    }

    String key() {
        return verb.prefix + new Subject.OfFire(fence).text();
    }

    /// Empty where the key is none of ours.
    static Optional<Action> parse(String key) {
        for (var verb : Verb.values()) {
            if (key.startsWith(verb.prefix)
                    && Subject.parse(key.substring(verb.prefix.length())).orElse(null)
                            instanceof Subject.OfFire(var fence)) {
                return Optional.of(new Action(verb, fence));
            }
        }
        return Optional.empty();
    }
}
