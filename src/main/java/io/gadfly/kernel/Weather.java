package io.gadfly.kernel;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shelter for calls to one thing outside, such as a bus or a server, which a process of its own makes for everybody:
/// each call has a deadline, and after so many failures in a row nobody goes out for a while. Then one goes to see;
/// each time that this fails the while doubles. It is the circuit breaker of Nygard's *Release It!*, measured on the
/// monotonic clock of the system, so that nobody who sets the time of day opens or closes the way, and a simulation
/// can turn it; libraries for this keep a clock of their own.
///
/// A process that does not answer in time is stuck out there. It is killed, so that its supervisor starts another.
///
/// @param <M> what the process outside understands
/// @param <R> what it answers
public final class Weather<M, R> {
    /// How a call to the outside went.
    public sealed interface Outcome<R> {
        record Answered<R>(R answer) implements Outcome<R> {}

        /// No answer by the deadline. Whether the call had an effect is not known.
        record Late<R>() implements Outcome<R> {}

        /// The process ended before it answered, did not take the call, or there was none.
        record Gone<R>() implements Outcome<R> {}
    }

    /// What an answer says of the outside.
    public enum Sky {
        FAIR,
        FOUL,
        UNKNOWN
    }

    private final ProcessSystem system;
    private final ProcessRef<M> outside;
    private final Function<? super R, Sky> judge;
    private final Duration deadline;
    private final Breaker breaker;

    /// @param outside the process that makes the calls; it may block
    /// @param judge tells a failure by its answer
    /// @param deadline how long a call may take, with the time that it waits for others
    /// @param failures so many in a row close the way out
    /// @param rest how long it stays closed at first
    public Weather(
            ProcessSystem system,
            ProcessRef<M> outside,
            Function<? super R, Sky> judge,
            Duration deadline,
            int failures,
            Duration rest) {
        this.system = system;
        this.outside = outside;
        this.judge = judge;
        this.deadline = deadline;
        this.breaker = new Breaker(failures, rest);
    }

    /// Goes out unless the way is closed, without waiting. Answers false where nobody goes; else `then` is told the
    /// outcome once, on any thread: it must not block.
    public boolean tryAsk(Function<Reply<R>, ? extends M> request, Consumer<? super Outcome<R>> then) {
        boolean open = breaker.tryPass(system.world().nanoTime());
        if (open) {
            ask(request, then);
        }
        return open;
    }

    /// Goes out whatever the weather, as for a person who wants to see for himself; what comes of it is remembered.
    public void ask(Function<Reply<R>, ? extends M> request, Consumer<? super Outcome<R>> then) {
        boolean asked = false;
        try {
            var _ = outside.ask(request, deadline)
                    .whenComplete((answer, failure) -> tell(then, settle(answer, failure)));
            asked = true;
        } finally {
            if (!asked) {
                remember(Sky.UNKNOWN);
            }
        }
    }

    private Outcome<R> settle(@Nullable R answer, @Nullable Throwable failure) {
        if (answer != null) {
            remember(skyOf(answer));
            return new Outcome.Answered<>(answer);
        }
        remember(Sky.FOUL);
        if (!isLate(failure)) {
            return new Outcome.Gone<>();
        }
        outside.exit(ExitReason.KILLED);
        return new Outcome.Late<>();
    }

    private Sky skyOf(R answer) {
        try {
            return judge.apply(answer);
        } catch (Throwable fault) {
            Faults.listenerFailed(judge, fault);
            return Sky.UNKNOWN;
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

    private void remember(Sky sky) {
        breaker.note(sky, system.world().nanoTime());
    }
}
