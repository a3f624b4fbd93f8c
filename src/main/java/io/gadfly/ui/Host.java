package io.gadfly.ui;

import io.gadfly.settings.CommandSettings;
import java.util.List;

/// The program around the windows, as far as they need it.
public interface Host {
    /// Whether nags still reach the user when no window of ours is open.
    boolean reachesUserWithoutWindow();

    /// Whether it can be started with the desktop session: not where it runs from its classes.
    boolean canStartWithSession();

    /// Seals a command that the user has just typed, so that it may run.
    ///
    /// @param arguments the program and its arguments; none: no command
    CommandSettings seal(List<String> arguments);

    /// Tells the user something that belongs to no reminder, where no window is.
    void tell(String title, String text);

    /// Ends the program in order.
    void quit();
}
