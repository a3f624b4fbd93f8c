package io.gadfly.engine;

import io.gadfly.engine.Backlog.Snapshot;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Fire;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Asks and steers the pools. One that is being restarted just then is left out.
final class Pools {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Dispatch dispatch;

    Pools(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    List<Snapshot> snapshots() {
        return dispatch.pools().stream().flatMap(this::snapshot).toList();
    }

    List<PoolInfo> infos() {
        return snapshots().stream().map(Snapshot::info).toList();
    }

    private Stream<Snapshot> snapshot(String pool) {
        try {
            return Stream.of(dispatch.backlog(pool).call(Backlog.Message.Look::new, PATIENCE));
        } catch (CallFailedException _) {
            return Stream.empty();
        }
    }

    boolean steer(String pool, PoolCommand command) {
        if (!dispatch.pools().contains(pool)) {
            return false;
        }
        var isDone = dispatch.backlog(pool).<Boolean>call(reply -> new Backlog.Message.Steer(command, reply), PATIENCE);
        dispatch.changed();
        return isDone;
    }

    boolean run(Fire fire) {
        dispatch.open(fire.pool());
        return dispatch.backlog(fire.pool()).<Boolean>call(reply -> new Backlog.Message.Run(fire, reply), PATIENCE);
    }

    boolean awaitStart(Fire fire, Duration patience) {
        try {
            return dispatch.backlog(fire.pool())
                    .<Boolean>call(reply -> new Backlog.Message.AwaitStart(fire.fence(), reply), patience);
        } catch (CallFailedException _) {
            return false;
        }
    }

    /// Its place in the backlog from 1; 0 where it does not wait.
    int positionOf(Fire fire) {
        return snapshot(fire.pool())
                .map(Snapshot::queue)
                .map(queue -> queue.indexOf(fire.fence()) + 1)
                .findFirst()
                .orElse(0);
    }
}
