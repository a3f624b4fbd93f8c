package io.gadfly.kernel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// A door to one process: whoever holds it may send. Messages from one sender arrive in the order of sending.
///
/// A reference from [Registry#ref] leads to whoever carries the name at the moment; any other leads to one process for
/// ever.
public interface ProcessRef<M> {
    /// The process that is reached now.
    ///
    /// @throws CallFailedException where nobody carries the name
    Pid pid();

    /// Sends and forgets. Answers false where the process has ended, its mailbox is full, or the message is not one
    /// that it understands.
    boolean cast(M message);

    /// Sends a request and waits for the answer. The request carries the [Reply] to answer with, at once or later.
    ///
    /// @throws CallFailedException where the process has ended, ends before it answers, or does not answer in time
    <R> R call(Function<Reply<R>, ? extends M> request, Duration timeout);

    /// As `call`, without waiting; the future fails where `call` would throw. It is completed on the thread of whoever
    /// answers, as a rule the asked process in the middle of its handler: what hangs on it must not block.
    <R> CompletableFuture<R> ask(Function<Reply<R>, ? extends M> request, Duration timeout);

    /// Asks the process to end. One that traps exits is told by [GenServer#exited] unless the reason is `Killed`;
    /// that one is immediate, even in the middle of a message.
    void exit(ExitReason reason);

    boolean isAlive();
}
