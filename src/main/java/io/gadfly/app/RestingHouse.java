package io.gadfly.app;

import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.House;
import io.gadfly.engine.Engine;
import io.gadfly.engine.ReminderService;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.settings.SettingsFile;
import io.gadfly.store.Store;
import java.nio.file.Path;
import java.util.List;

/// The store, opened for one command: everything can be read, changed and answered, but nothing rings.
final class RestingHouse implements House, AutoCloseable {
    private final Store store;
    private final ProcessSystem system;
    private final ReminderService reminders;

    RestingHouse(Store store, Wiring wiring) {
        this.store = store;
        this.system = ProcessSystem.onVirtualThreads(wiring.clock());
        var settings = SettingsFile.open(wiring.directories().settings());
        this.reminders = Engine.atRest(
                system, store, ChosenByUser.surroundings(settings, wiring.clock(), new SystemZone(wiring.clock())));
    }

    @Override
    public ReminderService reminders() {
        return reminders;
    }

    @Override
    public ExitCode show(List<Path> calendars) {
        throw new IllegalStateException("the store is open for one command");
    }

    @Override
    public ExitCode serve(boolean standBy) {
        throw new IllegalStateException("the store is open for one command");
    }

    @Override
    public void close() {
        system.close();
        store.close();
    }
}
