package io.gadfly.kernel;

/// What becomes of a job.
public sealed interface JobEvent {
    Job job();

    /// It has a slot and a process.
    record Started(Job job, ProcessRef<?> worker) implements JobEvent {}

    /// Its process has ended, for whatever reason; told once.
    record Ended(Job job, Pid worker, ExitReason reason) implements JobEvent {}

    /// There is no process, because making its behaviour failed.
    record NotStarted(Job job, Throwable cause) implements JobEvent {}

    /// It was taken from the backlog before it started.
    record Cancelled(Job job) implements JobEvent {}
}
