package io.gadfly.ui.processes;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.NaggerInfo;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import java.util.List;
import java.util.Optional;

/// What the engine is at, pulled at one moment.
record Snapshot(List<PoolInfo> pools, List<FireView> fires, List<NaggerInfo> naggers, ProcessInfo root) {
    /// The nagger of a fire; empty where none runs.
    Optional<NaggerInfo> naggerOf(FireView view) {
        return naggers.stream()
                .filter(nagger -> nagger.fence().equals(view.fire().fence()))
                .findFirst();
    }

    static Snapshot of(ReminderService service) {
        return new Snapshot(service.pools(), service.fires(), service.naggers(), service.processes());
    }
}
