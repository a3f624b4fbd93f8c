package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.Timer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Of those that rang and wait in the backlog for their next turn: they give up at their deadline, and not only when
/// that turn comes.
final class Deadlines {
    /// How long it waits for a store that cannot be used, or for the time, before it tries again.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Naggers naggers;
    private final Map<Fence, Timer> timers = new HashMap<>();

    Deadlines(Naggers naggers) {
        this.naggers = naggers;
    }

    /// Ends it if its deadline has passed, and answers whether it did; else looks again when that is over.
    boolean endIfOver(Fence fence, Context<Feeder.Message> context) {
        forget(fence);
        try {
            var deadline = naggers.deadlineOf(fence);
            var isOver = deadline.filter(end -> !context.now().isBefore(end)).isPresent() && !naggers.areHeld();
            if (!isOver) {
                deadline.ifPresent(end -> await(fence, leftUntil(end, context), context));
            }
            return isOver && naggers.endPatience(fence);
        } catch (StoreException e) {
            naggers.outage().met(e);
            await(fence, PAUSE, context);
            return false;
        }
    }

    private static Duration leftUntil(Instant end, Context<Feeder.Message> context) {
        var now = context.now();
        return now.isBefore(end) ? Duration.between(now, end) : PAUSE;
    }

    private void await(Fence fence, Duration left, Context<Feeder.Message> context) {
        var again = new Feeder.Message.AwaitDeadline(fence);
        timers.put(fence, context.sendAfter(left, again, new Precedence.OfNagger(fence)));
    }

    void forget(Fence fence) {
        Optional.ofNullable(timers.remove(fence)).ifPresent(Timer::cancel);
    }
}
