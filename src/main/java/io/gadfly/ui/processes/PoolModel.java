package io.gadfly.ui.processes;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.ui.common.Texts;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One pool as its card shows it, and what can be done with it.
final class PoolModel {
    private final String name;
    private final Consumer<PoolCommand> steer;
    private final Texts texts;
    private final ReadOnlyDoubleWrapper load = new ReadOnlyDoubleWrapper();
    private final ReadOnlyIntegerWrapper limit = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper running = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper mode = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);

    PoolModel(String name, Consumer<PoolCommand> steer, Texts texts) {
        this.name = name;
        this.steer = steer;
        this.texts = texts;
    }

    void show(PoolInfo pool) {
        limit.set(pool.limit());
        load.set(pool.limit() == 0 ? 0 : Math.min(1.0, (double) pool.running() / pool.limit()));
        running.set(texts.text("pool.running", pool.running(), pool.limit(), pool.queued()));
        counts.set(texts.text("pool.counts", pool.started(), pool.finished(), pool.crashed(), pool.refused()));
        mode.set(texts.text("mode", pool.mode()));
        open.set(pool.mode() == PoolInfo.Mode.RUNNING);
    }

    String name() {
        return name;
    }

    /// The share of the slots in use, from 0 to 1.
    ReadOnlyDoubleProperty loadProperty() {
        return load.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty limitProperty() {
        return limit.getReadOnlyProperty();
    }

    ReadOnlyStringProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyStringProperty modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /// Whether it gives slots away: neither paused nor draining.
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    void setLimit(int wanted) {
        if (wanted != limit.get()) {
            steer.accept(new PoolCommand.Limit(wanted));
        }
    }

    void pause() {
        steer.accept(new PoolCommand.Pause());
    }

    void resume() {
        steer.accept(new PoolCommand.Resume());
    }

    void drain() {
        steer.accept(new PoolCommand.Drain());
    }
}
