package io.gadfly.app.cli;

/// The pools that there are, by their names.
final class PoolNames {
    private PoolNames() {}

    /// The name, unless there is no such pool: a mistyped one is not to make another.
    static String known(String name, Invocation here) {
        if (here.reminders().pools().stream().noneMatch(pool -> pool.name().equals(name))) {
            throw CommandFailure.wrongUsage(Words.of("pool.unknown", name));
        }
        return name;
    }
}
