package io.gadfly.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One timer: a message for a process, or a task for the system's executor. It is over when its message is gone.
final class TimerEntry extends Relation implements Timer {
    private static final VarHandle MESSAGE;

    static {
        try {
            MESSAGE = MethodHandles.lookup().findVarHandle(TimerEntry.class, "message", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The message is in the mailbox, and nobody has seen to it that it is read.
    private static final Object WAKE_UP = new Object();

    final long deadline;
    private final @Nullable Turn turn;
    private final Object target;
    private volatile @Nullable Object message;

    TimerEntry(long deadline, @Nullable Turn turn, LiveProcess<?> target, Object message) {
        this.deadline = deadline;
        this.turn = turn;
        this.target = target;
        this.message = message;
    }

    TimerEntry(long deadline, World target, Runnable task) {
        this.deadline = deadline;
        this.turn = null;
        this.target = target;
        this.message = task;
    }

    boolean hasTurn() {
        return turn != null;
    }

    /// Whether it comes no later than the other.
    boolean isUpTo(TimerEntry other) {
        long later = deadline - other.deadline;
        return later < 0 || later == 0 && (turn == null || other.turn != null && turn.compareTo(other.turn) <= 0);
    }

    /// What fails to be sent, as in want of memory, is still to be sent; where only waking its process failed,
    /// that is.
    @SuppressWarnings("ReferenceEquality") // the sign itself is meant, whatever a message says that it equals
    void fire() {
        var due = MESSAGE.getAndSet(this, null);
        if (due == null) {
            return;
        }
        var left = due;
        try {
            if (target instanceof LiveProcess<?> process) {
                if (due != WAKE_UP && process.push(due, Integer.MAX_VALUE)) {
                    left = WAKE_UP;
                }
                process.wake();
            } else {
                ((World) target).executor().execute((Runnable) due);
            }
        } catch (Throwable failure) {
            message = left;
            throw failure;
        }
    }

    @Override
    public boolean cancel() {
        if (MESSAGE.getAndSet(this, null) == null) {
            return false;
        }
        world().timers().cancelled();
        return true;
    }

    @Override
    public Duration left() {
        return isOver() ? Duration.ZERO : Duration.ofNanos(Math.max(0, deadline - world().nanoTime()));
    }

    private World world() {
        return target instanceof LiveProcess<?> process ? process.system().world() : (World) target;
    }

    @Override
    boolean isOver() {
        return message == null;
    }

    @Override
    void release(LiveProcess<?> process, ExitReason reason) {
        cancel();
    }
}
