package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;

/// What a process may do about itself; handed to its callbacks and of use only within them.
public interface Context<M> {
    ProcessRef<M> self();

    ProcessSystem system();

    /// The wall clock of the world that the process lives in.
    Instant now();

    /// Sends `message` to this process after `delay`, unless it is cancelled or the process ends before. Never
    /// early; in real time, a delay of a minute or more may be up to 20 ms longer, so that many share one
    /// wake-up.
    Timer sendAfter(Duration delay, M message);

    /// As `sendAfter`, and of the timers that end at the same instant, in that turn.
    Timer sendAfter(Duration delay, M message, Turn turn);

    /// Asks to be told once, by [GenServer#down], when `process` ends; at once where it has ended. Stackable: two
    /// monitors give two notices.
    Monitor monitor(ProcessRef<?> process);

    /// Ties the two together: when one ends abnormally, so does the other, unless it traps exits.
    void link(ProcessRef<?> process);

    void unlink(ProcessRef<?> process);

    /// Whether exits of linked processes come as [GenServer#exited] rather than ending this one.
    void trapExits(boolean trap);

    /// Takes a name that dies with the process.
    ///
    /// @throws IllegalStateException where another process carries it
    void register(Name<? super M> name);

    /// Ends this process after the current callback; what waits in the mailbox is dropped.
    void stop(ExitReason reason);

    /// Starts a process outside any supervisor that is linked with this one from its first moment.
    <N> ProcessRef<N> spawnLink(GenServer<N> behaviour);
}
