package io.gadfly.kernel;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stands before calls to one thing outside, such as a bus or a server, which a process of its own makes for
/// everybody. Each call has a deadline, and after so many failures in a row the breaker *opens*: nobody calls for a
/// while. Then it is *half open*: one call goes to see. Where that one fails, too, the breaker stays open twice as
/// long as the last time; where it succeeds, the breaker is *closed* again and lets everybody pass. This is the
/// pattern of Nygard's *Release It!*.
///
/// Where a call is late and the process has been at one message for half of the deadline, it is stuck. It is
/// killed, so that its supervisor starts another, and the breaker opens at once, since the next call would only
/// wait as long; one that is merely asked more than it can do goes on.
///
/// Measured on the monotonic clock of the system, so that nobody who sets the time of day opens or closes it,
/// and a simulation can turn it; libraries for this keep a clock of their own.
///
/// @param <M> what the process outside understands
/// @param <R> what it answers
public final class CircuitBreaker<M, R> {
    /// How a call went.
    public sealed interface Outcome<R> {
        record Answered<R>(R answer) implements Outcome<R> {}

        /// No answer by the deadline. Whether the call had an effect is not known.
        record Late<R>() implements Outcome<R> {}

        /// The process ended before it answered, did not take the call, or there was none.
        record Gone<R>() implements Outcome<R> {}
    }

    /// What an answer says of the outside.
    public enum Verdict {
        SUCCESS,
        FAILURE,
        /// Nothing: it does not count.
        UNKNOWN
    }

    private final ProcessSystem system;
    private final ProcessRef<M> outside;
    private final Function<? super R, Verdict> judge;
    private final Duration deadline;
    private final Circuit circuit;

    /// @param outside the process that makes the calls; it may block
    /// @param judge tells a failure by its answer
    /// @param deadline how long a call may take, with the time that it waits for others
    /// @param failures so many in a row open it
    /// @param rest how long it stays open at first
    public CircuitBreaker(
            ProcessSystem system,
            ProcessRef<M> outside,
            Function<? super R, Verdict> judge,
            Duration deadline,
            int failures,
            Duration rest) {
        this.system = system;
        this.outside = outside;
        this.judge = judge;
        this.deadline = deadline;
        this.circuit = new Circuit(failures, rest);
    }

    /// Calls unless the breaker is open, without waiting. Answers false where nobody calls; else `then` is told
    /// the outcome once, on any thread: it must not block.
    public boolean tryAsk(Function<Reply<R>, ? extends M> request, Consumer<? super Outcome<R>> then) {
        var pass = circuit.tryPass(system.world().nanoTime());
        pass.ifPresent(as -> ask(as, request, then));
        return pass.isPresent();
    }

    /// Calls even where it is open, as for a person who wants to see for himself; what comes of it is remembered.
    public void ask(Function<Reply<R>, ? extends M> request, Consumer<? super Outcome<R>> then) {
        ask(Circuit.Pass.ORDINARY, request, then);
    }

    private void ask(Circuit.Pass pass, Function<Reply<R>, ? extends M> request, Consumer<? super Outcome<R>> then) {
        var asked = system.live(outside).orElse(null);
        boolean sent = false;
        try {
            var _ = outside.ask(request, deadline)
                    .whenComplete((answer, failure) -> tell(then, settle(pass, asked, answer, failure)));
            sent = true;
        } finally {
            if (!sent) {
                remember(pass, Verdict.UNKNOWN);
            }
        }
    }

    private Outcome<R> settle(
            Circuit.Pass pass, @Nullable LiveProcess<?> asked, @Nullable R answer, @Nullable Throwable failure) {
        if (answer != null) {
            remember(pass, verdictOn(answer));
            return new Outcome.Answered<>(answer);
        }
        if (!isLate(failure)) {
            remember(pass, Verdict.FAILURE);
            return new Outcome.Gone<>();
        }
        if (asked != null && asked.isAtOneMessageFor(deadline.dividedBy(2))) {
            asked.kill();
            circuit.isStuck(pass, system.world().nanoTime());
        } else {
            remember(pass, Verdict.FAILURE);
        }
        return new Outcome.Late<>();
    }

    private Verdict verdictOn(R answer) {
        try {
            return judge.apply(answer);
        } catch (Throwable fault) {
            Faults.listenerFailed(judge, fault);
            return Verdict.UNKNOWN;
        }
    }

    private static <R> void tell(Consumer<? super Outcome<R>> then, Outcome<R> outcome) {
        try {
            then.accept(outcome);
        } catch (Throwable fault) {
            Faults.listenerFailed(then, fault);
        }
    }

    private static boolean isLate(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
        return cause instanceof CallFailedException call && call.kind() == CallFailedException.Cause.TIMEOUT;
    }

    private void remember(Circuit.Pass pass, Verdict verdict) {
        circuit.note(pass, verdict, system.world().nanoTime());
    }
}
