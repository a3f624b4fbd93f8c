package io.gadfly.kernel;

import java.util.List;

/// What can be asked of a supervisor, through [SupervisorRef].
sealed interface SupervisorRequest {
    record StartChild(ChildSpec spec, Reply<ChildResult> reply) implements SupervisorRequest {}

    record TerminateChild(String id, Reply<ChildResult> reply) implements SupervisorRequest {}

    record RestartChild(String id, Reply<ChildResult> reply) implements SupervisorRequest {}

    record DeleteChild(String id, Reply<ChildResult> reply) implements SupervisorRequest {}

    record ChangeSpec(SupervisorSpec spec, Reply<List<ChildInfo>> reply) implements SupervisorRequest {}

    record ListChildren(Reply<List<ChildInfo>> reply) implements SupervisorRequest {}

    /// Answered when all that was asked before is done, the first start included.
    record WaitForStart(Reply<List<ChildInfo>> reply) implements SupervisorRequest {}

    record TryAgain(Child child) implements SupervisorRequest {}

    /// A child had its time to stop.
    record Overdue(LiveProcess<?> process) implements SupervisorRequest {}
}
