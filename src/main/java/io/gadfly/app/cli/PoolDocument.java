package io.gadfly.app.cli;

import io.gadfly.kernel.PoolInfo;
import java.util.List;
import java.util.Locale;

/// A pool as `--json` shows it.
record PoolDocument(
        String name,
        String mode,
        int limit,
        int running,
        int free,
        int queued,
        int queueBound,
        long started,
        long finished,
        long crashed,
        long refused) {

    static PoolDocument of(PoolInfo pool) {
        return new PoolDocument(
                pool.name(),
                mode(pool),
                pool.limit(),
                pool.running(),
                pool.free(),
                pool.queued(),
                pool.queueBound(),
                pool.started(),
                pool.finished(),
                pool.crashed(),
                pool.refused());
    }

    static void show(List<PoolInfo> pools, Invocation here) {
        var table = Table.of("POOL", "MODE", "RUNNING", "QUEUED", "BOUND", "STARTED", "FINISHED", "CRASHED", "REFUSED");
        pools.forEach(pool -> table.row(
                pool.name(),
                mode(pool),
                pool.running() + "/" + pool.limit(),
                pool.queued(),
                pool.queueBound(),
                pool.started(),
                pool.finished(),
                pool.crashed(),
                pool.refused()));
        here.output().show(pools.stream().map(PoolDocument::of).toList(), table.lines());
    }

    private static String mode(PoolInfo pool) {
        return pool.mode().name().toLowerCase(Locale.ROOT);
    }
}
