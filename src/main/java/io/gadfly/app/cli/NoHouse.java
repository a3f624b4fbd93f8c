package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.settings.SettingsFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Not yet open, or not wanted: whatever is asked of it is a bug of whoever asks. Starts and commands that do with less
/// than a store are made of it.
public class NoHouse implements House {
    @Override
    public ReminderService reminders() {
        throw notOpen();
    }

    @Override
    public SubscriptionService subscriptions() {
        throw notOpen();
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    /// The system's own place: what needs no store leaves nothing in the data folder either.
    @Override
    public Arrivals arrivals() {
        return new Arrivals(Path.of(System.getProperty("java.io.tmpdir")), InstantSource.system());
    }

    @Override
    public SettingsFile settings() {
        throw notOpen();
    }

    @Override
    public Upkeep upkeep() {
        throw notOpen();
    }

    @Override
    public String restore(Path backup) {
        throw notOpen();
    }

    @Override
    public List<MediumTrial> tryMedia() {
        throw notOpen();
    }

    @Override
    public ExitCode show(List<Path> calendars) {
        throw notOpen();
    }

    @Override
    public ExitCode serve(boolean standBy) {
        throw notOpen();
    }

    private static IllegalStateException notOpen() {
        return new IllegalStateException("no store is open for this command");
    }
}
