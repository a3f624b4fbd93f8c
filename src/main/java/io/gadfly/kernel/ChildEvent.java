package io.gadfly.kernel;

/// What a supervisor hears of its children.
sealed interface ChildEvent extends Signal {
    LiveProcess<?> child();

    record Ready(LiveProcess<?> child) implements ChildEvent {}

    record Ignored(LiveProcess<?> child) implements ChildEvent {}

    /// @param started false where it did not get through `init`
    record Ended(LiveProcess<?> child, boolean started, ExitReason reason) implements ChildEvent {}
}
