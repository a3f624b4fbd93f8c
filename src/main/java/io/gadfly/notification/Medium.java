package io.gadfly.notification;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import java.util.function.Consumer;

/// A way to reach the user. Its methods may block; whoever calls them sets the deadline.
public interface Medium {
    /// A short constant name, such as `desktop`, `popup`, `sound`, `console`, `mail`, `command`.
    String name();

    /// Shows the notification, in place of an earlier one with the same fence.
    DeliveryResult deliver(Notification notification);

    /// Takes back what is shown for the fence, if anything is.
    void withdraw(Fence fence);

    /// Sets who hears what the user answers on this medium. Called once, before the first delivery.
    void onResponse(Consumer<Response> listener);

    /// Whether it can be tried at all just now.
    Availability availability();

    /// What the user did with a notification. `open` and `dismiss` are no answers to the fire itself.
    sealed interface Response {
        Fence fence();

        record Answered(Fence fence, Answer answer) implements Response {}

        /// Snooze by the button: for as long as the user's settings say.
        record SnoozeAsked(Fence fence) implements Response {}

        /// Show the reminder in the window.
        record OpenAsked(Fence fence) implements Response {}
    }

    sealed interface Availability {
        record Ready() implements Availability {}

        /// @param reason one line for the user
        record Absent(String reason) implements Availability {}

        /// There, but the user asked not to be disturbed.
        record Inhibited() implements Availability {}
    }
}
