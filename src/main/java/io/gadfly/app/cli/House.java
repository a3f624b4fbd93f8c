package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import java.nio.file.Path;
import java.util.List;

/// What the commands work on: the program that runs, or the store opened for one command alone.
public interface House {
    ReminderService reminders();

    /// Shows the window and offers to import the files; answers false where there is no window.
    boolean show(List<Path> calendars);

    /// For commands that need none.
    static House none() {
        return new House() {
            @Override
            public ReminderService reminders() {
                throw new IllegalStateException("a command that needs no house asked for one");
            }

            @Override
            public boolean show(List<Path> calendars) {
                return false;
            }
        };
    }
}
