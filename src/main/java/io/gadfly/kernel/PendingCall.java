package io.gadfly.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// A call that waits for its answer.
final class PendingCall<R> extends CompletableFuture<R> implements Reply<R> {
    private final LiveProcess<?> callee;
    private final Ending ending = new Ending();
    private volatile @Nullable Timer timeout;

    PendingCall(LiveProcess<?> callee) {
        this.callee = callee;
    }

    /// Fails at once when the callee ends.
    void watch() {
        if (!callee.tryRelate(ending)) {
            fail(CallFailedException.Cause.ENDED, "has ended");
        }
    }

    void timeout(Timer timer) {
        timeout = timer;
        if (isDone()) {
            timer.cancel();
        }
    }

    @Override
    public void answer(R value) {
        if (complete(value)) {
            tidy();
        }
    }

    void fail(CallFailedException.Cause cause, String why) {
        if (completeExceptionally(new CallFailedException(cause, callee + " " + why))) {
            tidy();
        }
    }

    private void tidy() {
        callee.removeRelation(ending);
        var timer = timeout;
        if (timer != null) {
            timer.cancel();
        }
    }

    /// The answer, or the failure as it was meant.
    R result() {
        try {
            return join();
        } catch (CompletionException e) {
            tidy();
            if (e.getCause() instanceof CallFailedException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private final class Ending extends Relation {
        @Override
        void ended(LiveProcess<?> process, ExitReason reason) {
            fail(CallFailedException.Cause.ENDED, "ended before it answered: " + reason);
        }

        @Override
        boolean isOver() {
            return isDone();
        }
    }
}
