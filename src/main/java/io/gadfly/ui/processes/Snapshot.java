package io.gadfly.ui.processes;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import java.util.List;

/// What the engine is at, pulled at one moment.
record Snapshot(List<PoolInfo> pools, List<FireView> fires, ProcessInfo root) {
    static Snapshot of(ReminderService service) {
        return new Snapshot(service.pools(), service.fires(), service.processes());
    }
}
