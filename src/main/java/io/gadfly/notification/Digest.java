package io.gadfly.notification;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import java.util.List;

/// Several fires told at once, so that they do not flood the user; each that it names can be answered from it.
///
/// @param unnamed how many more there are
public record Digest(Occasion occasion, List<Item> items, int unnamed) {
    public Digest {
        items = List.copyOf(items);
        if (unnamed < 0) {
            throw new IllegalArgumentException("unnamed fires: " + unnamed);
        }
    }

    /// Of those that it names.
    public Digest(Occasion occasion, List<Item> items) {
        this(occasion, items, 0);
    }

    /// How many it is of.
    public int count() {
        return items.size() + unnamed;
    }

    public Digest without(Fence fence) {
        return new Digest(
                occasion,
                items.stream().filter(item -> !item.fence().equals(fence)).toList(),
                unnamed);
    }

    /// @param title plain text as in a `Notification`
    public record Item(Fire fire, String title) {
        public Fence fence() {
            return fire.fence();
        }
    }

    /// What brought them together. A new digest takes the place of the earlier one with the same occasion.
    public enum Occasion {
        /// Due, but without a slot in their pool.
        WAITING,
        /// Fell due while the program or the machine did not run.
        WHILE_AWAY,
        /// Fell due then too, and by its policy is not told any more; nothing of its reminder is to come.
        PASSED_OVER,
        /// Held back by quiet hours that are over now.
        QUIET_HOURS_OVER
    }
}
