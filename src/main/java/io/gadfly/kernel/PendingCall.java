package io.gadfly.kernel;

import io.gadfly.kernel.CallFailedException.Cause;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call that waits for its answer.
final class PendingCall<R> extends CompletableFuture<R> implements Reply<R> {
    private final LiveProcess<?> callee;
    private final Ending ending = new Ending();
    private volatile @Nullable Timer timeout;

    PendingCall(LiveProcess<?> callee) {
        this.callee = callee;
    }

    /// Sends and waits in place.
    static <M, R> R call(LiveProcess<M> callee, Function<Reply<R>, ? extends M> request, Duration timeout) {
        if (Runner.runs(callee)) {
            throw new CallFailedException(Cause.SELF, callee + " calls itself");
        }
        var call = new PendingCall<R>(callee);
        call.send(callee, request.apply(call));
        try {
            callee.system().world().await(call, timeout);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            call.fail(Cause.INTERRUPTED, "was not waited for: interrupted");
        }
        call.fail(Cause.TIMEOUT, "did not answer within " + timeout);
        return call.result();
    }

    /// Sends and does not wait.
    static <M, R> PendingCall<R> ask(LiveProcess<M> callee, Function<Reply<R>, ? extends M> request, Duration timeout) {
        var call = new PendingCall<R>(callee);
        var message = request.apply(call);
        call.timeout =
                callee.system().after(timeout, () -> call.fail(Cause.TIMEOUT, "did not answer within " + timeout));
        call.send(callee, message);
        var _ = call.whenComplete((_, _) -> call.tidy());
        return call;
    }

    private <M> void send(LiveProcess<M> process, M message) {
        if (!process.tryRelate(ending)) {
            fail(Cause.ENDED, "has ended");
        } else if (!process.cast(message)) {
            fail(callee.isAlive() ? Cause.REFUSED : Cause.ENDED, "does not take the request");
        }
    }

    @Override
    public void answer(R value) {
        if (complete(value)) {
            tidy();
        }
    }

    private void fail(Cause cause, String why) {
        if (!isDone() && completeExceptionally(new CallFailedException(cause, callee + " " + why))) {
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
    private R result() {
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
        void tell(LiveProcess<?> process, ExitReason reason) {
            fail(Cause.ENDED, "ended before it answered: " + reason);
        }

        @Override
        boolean isOver() {
            return isDone();
        }
    }
}
