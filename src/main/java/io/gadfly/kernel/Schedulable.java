package io.gadfly.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The life of a process as its world sees it: idle, in line, at work, ended. Whoever changes the state by compare and
/// set has the right to what follows, so nobody runs it twice at a time and nobody ends it twice.
abstract class Schedulable extends Bonded {
    private static final byte IDLE = 0;
    private static final byte SCHEDULED = 1;
    private static final byte RUNNING = 2;
    private static final byte ENDED = 3;

    /// Where there is no memory even for the reason.
    private static final ExitReason OUT_OF_MEMORY = new ExitReason.Crash(new OutOfMemoryError("of the heap"));

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Schedulable.class, "state", byte.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final long id;
    final Place place;
    private volatile @Nullable Runner runner;
    private volatile byte state = SCHEDULED;

    Schedulable(long id, Place place) {
        this.id = id;
        this.place = place;
    }

    /// Works off mail on the borrowed thread, at most `budget` letters; answers with the reason where it has to end.
    abstract @Nullable ExitReason work(Runner runner, int budget);

    /// Something besides mail that it has to be run for.
    abstract boolean isAskedToExit();

    /// Holds no longer what its behaviour holds.
    abstract void letGo();

    /// Called once, by whoever ended it.
    abstract void end(ExitReason reason);

    public final boolean isAlive() {
        return state != ENDED;
    }

    final boolean isRunning() {
        return state == RUNNING;
    }

    /// Who runs it at this moment.
    final @Nullable Runner runner() {
        return runner;
    }

    final boolean post(Object content, int bound) {
        if (!push(content, bound)) {
            return false;
        }
        wake();
        return true;
    }

    final void wake() {
        if (state == IDLE && STATE.compareAndSet(this, IDLE, SCHEDULED)) {
            try {
                place.system().world().schedule(this);
            } catch (Throwable want) {
                STATE.compareAndSet(this, SCHEDULED, IDLE);
                throw want;
            }
        }
    }

    /// Answers false where the process was killed in between: then others may still mean to end its runner's wait, so
    /// that one must not run anybody else. Who was killed while it stood in line has not seen the runner.
    final boolean run(Runner borrowed, int budget) {
        if (!isAlive()) {
            return true;
        }
        runner = borrowed;
        if (!STATE.compareAndSet(this, SCHEDULED, RUNNING)) {
            return false;
        }
        var reason = worked(borrowed, budget);
        borrowed.rest();
        runner = null;
        return reason == null ? rest() : finish(reason);
    }

    private @Nullable ExitReason worked(Runner borrowed, int budget) {
        try {
            return work(borrowed, budget);
        } catch (Throwable fault) {
            letGo();
            return crash(fault);
        }
    }

    private static ExitReason crash(Throwable fault) {
        try {
            return new ExitReason.Crash(fault);
        } catch (OutOfMemoryError _) {
            return OUT_OF_MEMORY;
        }
    }

    /// Ends it now, even in the middle of a message. Its thread is not interrupted, since that would close files and
    /// connections that others use; it runs out as a ghost, whose process is gone for everybody.
    final void kill() {
        while (true) {
            byte seen = state;
            if (seen == ENDED) {
                return;
            }
            if (STATE.compareAndSet(this, seen, ENDED)) {
                var busy = runner;
                end(ExitReason.KILLED);
                if (busy != null) {
                    busy.giveUpWaiting();
                }
                return;
            }
        }
    }

    private boolean rest() {
        if (!STATE.compareAndSet(this, RUNNING, IDLE)) {
            return false;
        }
        if (hasMail() || isAskedToExit()) {
            wake();
        }
        return true;
    }

    private boolean finish(ExitReason reason) {
        if (!STATE.compareAndSet(this, RUNNING, ENDED)) {
            return false;
        }
        end(reason);
        return true;
    }
}
