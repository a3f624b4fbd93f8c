package io.gadfly.kernel;

/// What became of a request about a child: the answers of OTP's `start_child`, `restart_child`, `terminate_child` and
/// `delete_child` as values.
public sealed interface ChildResult {
    /// It has started and got through its `init`.
    record Started(ProcessRef<?> child) implements ChildResult {}

    /// Its `init` says that there is nothing to do.
    record Ignored() implements ChildResult {}

    /// It did not start.
    record Failed(ExitReason reason) implements ChildResult {}

    /// There is a child of this id already.
    record AlreadyPresent() implements ChildResult {}

    /// No more children are allowed.
    record TooMany() implements ChildResult {}

    /// It is stopped now; or was already.
    record Terminated() implements ChildResult {}

    record Deleted() implements ChildResult {}

    /// There is no child of this id.
    record NotFound() implements ChildResult {}

    /// Not possible while it runs.
    record Running() implements ChildResult {}

    /// Not possible while it is being started again.
    record Restarting() implements ChildResult {}
}
