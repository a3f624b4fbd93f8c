package io.gadfly.app.cli;

import io.gadfly.reminder.Details;
import java.util.Set;
import java.util.TreeSet;

/// The lists that there are: those with reminders, those with settings of their own, and the first.
final class ListNames {
    private ListNames() {}

    static Set<String> all(Invocation here) {
        var names = new TreeSet<>(here.reminders().catalogue().lists().keySet());
        names.addAll(here.house().settings().current().lists().keySet());
        names.add(Details.DEFAULT_LIST);
        return names;
    }
}
