package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import java.nio.file.Path;
import java.util.List;

/// What the commands work on: the program that runs, or the store opened for one command alone.
public interface House {
    ReminderService reminders();

    /// Shows the window and offers to import the files.
    ExitCode show(List<Path> calendars);

    /// Becomes the program without a window, until a signal ends it.
    ///
    /// @param standBy whether to wait for the end of the program that runs, instead of giving up
    ExitCode serve(boolean standBy);

    /// For commands that need none.
    static House none() {
        return new House() {
            @Override
            public ReminderService reminders() {
                throw new IllegalStateException("a command that needs no house asked for one");
            }

            @Override
            public ExitCode show(List<Path> calendars) {
                throw new IllegalStateException("a command that needs no house wanted a window");
            }

            @Override
            public ExitCode serve(boolean standBy) {
                throw new IllegalStateException("a command that needs no house wanted to serve");
            }
        };
    }
}
