package io.gadfly.ui.preferences;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.ui.common.Latest;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The pools with their limits, which hold at once, and the way to make another one.
public final class PoolsModel {
    private static final int USUAL_LIMIT = 3;

    /// @param limit how many may nag at once
    public record Line(String name, int limit) {}

    final ObservableList<Line> lines = FXCollections.observableArrayList();
    final StringProperty fresh = new SimpleStringProperty("");

    private final ReminderService service;
    private final SettingsWriter writer;
    private final Latest<List<PoolInfo>> latest;

    public PoolsModel(ReminderService service, SettingsWriter writer) {
        this.service = service;
        this.writer = writer;
        this.latest = new Latest<>(writer.bridge(), () -> service::pools, this::show);
    }

    void refresh() {
        latest.refresh();
    }

    private void show(List<PoolInfo> pools) {
        var next =
                pools.stream().map(pool -> new Line(pool.name(), pool.limit())).toList();
        if (!next.equals(lines)) {
            lines.setAll(next);
        }
    }

    void limit(String pool, int limit) {
        writer.bridge().ask(() -> service.steer(pool, new PoolCommand.Limit(limit)), _ -> refresh());
    }

    void make() {
        var name = fresh.get().strip();
        if (!name.isEmpty() && lines.stream().noneMatch(line -> line.name().equals(name))) {
            limit(name, USUAL_LIMIT);
        }
        fresh.set("");
    }
}
