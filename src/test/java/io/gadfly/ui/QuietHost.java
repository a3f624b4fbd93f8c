package io.gadfly.ui;

import io.gadfly.settings.CommandSettings;
import java.util.List;

/// A host that the user hears without the window, that cannot start with the session, and that says nothing.
class QuietHost implements Host {
    @Override
    public boolean reachesUserWithoutWindow() {
        return true;
    }

    @Override
    public boolean canStartWithSession() {
        return false;
    }

    @Override
    public CommandSettings seal(List<String> arguments) {
        return new CommandSettings(arguments, "seal");
    }

    @Override
    public void tell(String title, String text) {}

    @Override
    public void quit() {}
}
