package io.gadfly.kernel;

/// What a process does, after OTP's `gen_server`: a behaviour that owns its state and is told one message at a time.
///
/// No two callbacks of one behaviour ever run at the same time, so its fields need no locks. A callback may block on
/// I/O. What it throws is a bug: the process ends with [ExitReason.Crash], and its supervisor decides.
///
/// A message that is not of the type that `handle` declares never gets here: it is a fault of its sender, logged where
/// it was sent.
///
/// @param <M> the messages that it understands, as a rule a sealed interface of records
@FunctionalInterface
public interface GenServer<M> {
    /// Called once, before any message. A process whose `init` throws counts as not started.
    default Init init(Context<M> context) {
        return Init.READY;
    }

    void handle(M message, Context<M> context);

    /// A monitored process has ended.
    default void down(Down down, Context<M> context) {
        Faults.notUnderstood(down, context.self());
    }

    /// A linked process has ended, or somebody asked this one to: told only to those that trap exits. What its own
    /// supervisor asks is not told here but obeyed.
    default void exited(Exited exited, Context<M> context) {
        Faults.notUnderstood(exited, context.self());
    }

    /// Called once at the end, whatever the reason, unless the process is killed or never got through `init`.
    default void terminate(ExitReason reason, Context<M> context) {}

    /// How many letters may wait; more are refused. What the kernel itself sends, such as [Down] or what a timer
    /// brings, is counted in but never refused.
    default int mailboxBound() {
        return Integer.MAX_VALUE;
    }
}
