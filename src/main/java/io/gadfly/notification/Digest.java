package io.gadfly.notification;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import java.util.List;

/// Several fires told at once, so that they do not flood the user; each can be answered from it.
public record Digest(Occasion occasion, List<Item> items) {
    public Digest {
        items = List.copyOf(items);
    }

    public Digest without(Fence fence) {
        return new Digest(
                occasion,
                items.stream().filter(item -> !item.fence().equals(fence)).toList());
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
        /// Held back by quiet hours that are over now.
        QUIET_HOURS_OVER
    }
}
