package io.gadfly.notification;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import java.util.Set;
import java.util.function.Consumer;

/// A way to reach the user. Its methods may block for a moment and may be called from any thread; whoever calls
/// them sets the deadline. None throws for weather: a bus that is gone, a device that is missing and the like
/// are values.
public interface Medium extends AutoCloseable {
    /// A short constant name, such as `desktop`, `popup`, `sound`, `console`, `mail`, `command`.
    String name();

    /// Whether it can be tried at all just now. To ask is also what makes a medium look again for a server that
    /// was missing, so ask before each delivery and now and then while something rings.
    Availability availability();

    /// Whether it is only for want of others, since perhaps nobody looks there.
    default boolean isLastResort() {
        return false;
    }

    /// Shows the notification, in place of an earlier one with the same fence.
    DeliveryResult deliver(Notification notification);

    /// Sees to it that a notification which it showed before, perhaps when the program ran last, can be seen,
    /// and tells nobody anew. What cannot be taken back, such as a line or a mail, is there.
    default DeliveryResult restore(Notification notification) {
        return new DeliveryResult.Delivered();
    }

    /// Shows the digest, in place of an earlier one with the same occasion; one without items takes it back.
    default DeliveryResult deliver(Digest digest) {
        return new DeliveryResult.Failed(name() + " shows single reminders only");
    }

    /// The fences of what it shows, also from when the program ran last, as far as it outlives the program and its
    /// processes.
    default Set<Fence> left() {
        return Set.of();
    }

    /// Takes back what is shown for the fence, if anything is.
    void withdraw(Fence fence);

    /// Sets who hears what the user answers on this medium, on a thread of the medium's. Called once, before
    /// the first delivery.
    void onResponse(Consumer<Response> listener);

    /// Sets who hears that `availability` may have changed by itself, such as by a server that appeared: time to
    /// deliver again what still rings. Called once, before the first delivery.
    default void onAvailabilityChange(Runnable listener) {}

    /// Takes back all that is shown: nobody hears an answer any more. Called once, at the end.
    @Override
    default void close() {}

    /// What the user did with a notification. `open` and `dismiss` are no answers to the fire itself. The fence
    /// is that of the notification that was touched, however old; the engine knows whether its fire is over
    /// already.
    sealed interface Response {
        Fence fence();

        record Answered(Fence fence, Answer answer) implements Response {}

        /// Snooze by the button: for as long as the user's settings say.
        record SnoozeAsked(Fence fence) implements Response {}

        /// Show the reminder in the window.
        record OpenAsked(Fence fence) implements Response {}

        /// Show all that rings in the window.
        record AllAsked(Fence fence) implements Response {}
    }

    sealed interface Availability {
        record Ready() implements Availability {}

        /// It can be seen or heard but takes no answer, such as a sound or a notification server without
        /// buttons: the ladder adds the next medium that is `Ready`.
        record ReadyWithoutAnswers() implements Availability {}

        /// @param reason one line for the user
        record Absent(String reason) implements Availability {}

        /// There, but the user asked not to be disturbed.
        record Inhibited() implements Availability {}
    }
}
