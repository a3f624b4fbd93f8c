package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;

/// What the commands work on: the program that runs, or the store opened for one command alone.
public interface House {
    ReminderService reminders();

    /// Whether it rings, or is only a store that was opened for one command.
    boolean isRunning();

    SubscriptionService subscriptions();

    /// Where what comes from elsewhere waits to be imported; opens nothing.
    Arrivals arrivals();

    SettingsFile settings();

    Upkeep upkeep();

    /// Puts a backup in the place of the store and answers with what was done, in a line. Not while the program runs.
    String restore(Path backup);

    /// Sends a notification that belongs to no reminder through each medium.
    List<MediumTrial> tryMedia();

    /// Shows the window and offers to import the files.
    ExitCode show(List<Path> calendars);

    /// Becomes the program without a window, until a signal ends it.
    ///
    /// @param standBy whether to wait for the end of the program that runs, instead of giving up
    ExitCode serve(boolean standBy);

    /// For commands that need none.
    static House none() {
        return new NoHouse();
    }
}
