package io.gadfly.kernel;

/// How a pool takes a job; *ppool*'s `ok` and `noalloc`, and poolboy's `full`, as values.
public sealed interface Submission {
    /// It has a slot already.
    record Started(Ticket ticket, ProcessRef<?> worker) implements Submission {}

    /// It waits.
    ///
    /// @param position its place in the backlog, from 1
    record Queued(Ticket ticket, int position) implements Submission {}

    record Refused(Refusal refusal) implements Submission {}

    enum Refusal {
        /// `run` does not wait.
        NO_SLOT,
        QUEUE_FULL,
        /// The pool takes nothing new.
        DRAINING,
        /// The caller's patience was over before there was a slot, or the process that it is done for has ended; the
        /// job will not start.
        GAVE_UP,
        /// Somebody else took it from the backlog while its caller waited; the job will not start.
        CANCELLED,
        /// Making the worker failed, and the requester was told.
        START_FAILED
    }
}
