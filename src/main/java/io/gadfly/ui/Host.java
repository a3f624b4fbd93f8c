package io.gadfly.ui;

/// The program around the windows, as far as they need it.
public interface Host {
    /// Whether nags still reach the user when no window of ours is open.
    boolean reachesUserWithoutWindow();

    /// Ends the program in order.
    void quit();
}
