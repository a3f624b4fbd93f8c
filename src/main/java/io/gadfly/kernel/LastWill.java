package io.gadfly.kernel;

import org.jspecify.annotations.Nullable;

/// What is done once at the end of a process, by whoever ended it. What it held is free before anybody hears of the
/// end, so whoever is told may take its name, or its slot.
///
/// Who fills the memory ends while it is full. It has let go of what it had before this begins; still others may take
/// what has become free. So in want of memory this goes on where it stopped.
final class LastWill {
    private static final int MOST_FAILURES = 100;

    private final LiveProcess<?> process;
    private final ExitReason reason;
    private boolean closed;
    private @Nullable Relation toRelease;
    private @Nullable Relation toTell;
    /// In a row, of one relation.
    private int failures;

    private LastWill(LiveProcess<?> process, ExitReason reason) {
        this.process = process;
        this.reason = reason;
    }

    static void execute(LiveProcess<?> process, ExitReason reason) {
        process.closeMailbox();
        LastWill will = null;
        for (int i = 0; i < 2 * MOST_FAILURES; i++) {
            try {
                will = will == null ? new LastWill(process, reason) : will;
                will.goOn();
                return;
            } catch (OutOfMemoryError _) {
                // what failed was to be had after a collection, if others did not take it: once more
            }
        }
        throw new OutOfMemoryError("nobody is told of the end of " + process);
    }

    private void goOn() {
        if (!closed) {
            process.system().trace(TraceEvent.Kind.EXIT, process, reason);
            toRelease = process.endRelations(reason);
            toTell = toRelease;
            closed = true;
        }
        for (var each = toRelease; each != null; each = each.next) {
            toRelease = each;
            attempt(each, Relation::release);
        }
        toRelease = null;
        process.system().table().remove(process);
        for (var each = toTell; each != null; each = each.next) {
            toTell = each;
            attempt(each, Relation::tell);
        }
        toTell = null;
        if (process.behaviour() instanceof Branch) {
            process.system().table().childrenOf(process).forEach(LiveProcess::kill);
        }
        process.system().ended(process, reason);
        process.tellParent(
                process.hasIgnored()
                        ? new ChildEvent.Ignored(process)
                        : new ChildEvent.Ended(process, process.isStarted(), reason));
    }

    @FunctionalInterface
    private interface Step {
        void take(Relation relation, LiveProcess<?> process, ExitReason reason);
    }

    /// One that fails does not keep the others from theirs.
    private void attempt(Relation relation, Step step) {
        try {
            step.take(relation, process, reason);
        } catch (OutOfMemoryError want) {
            if (++failures < MOST_FAILURES) {
                throw want;
            }
            Faults.listenerFailed(relation, want);
        } catch (Throwable fault) {
            Faults.listenerFailed(relation, fault);
        }
        failures = 0;
    }
}
