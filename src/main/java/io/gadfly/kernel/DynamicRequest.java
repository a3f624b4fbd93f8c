package io.gadfly.kernel;

import java.util.List;

/// What can be asked of a dynamic supervisor, through [DynamicSupervisorRef].
sealed interface DynamicRequest {
    record StartChild(ChildSpec spec, Reply<ChildResult> reply) implements DynamicRequest {}

    record TerminateChild(Pid pid, Reply<ChildResult> reply) implements DynamicRequest {}

    record ListChildren(Reply<List<ChildInfo>> reply) implements DynamicRequest {}

    record TryAgain(Arrivals.Returning back) implements DynamicRequest {}

    /// A child had its time to stop.
    record Overdue(LiveProcess<?> child) implements DynamicRequest {}

    /// A child that was told to go has ended.
    record Gone(LiveProcess<?> child) implements DynamicRequest {}
}
