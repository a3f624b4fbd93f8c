package io.gadfly.ui.main;

import io.gadfly.ui.list.Scope;

/// Where in the window the user is.
public sealed interface Place {
    record Reminders(Scope scope) implements Place {}

    record Subscriptions() implements Place {}

    record History() implements Place {}

    record Processes() implements Place {}

    record Preferences() implements Place {}
}
