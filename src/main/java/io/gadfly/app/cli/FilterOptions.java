package io.gadfly.app.cli;

import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which reminders a command is about.
final class FilterOptions {
    @Option(names = "--list", paramLabel = "NAME")
    private @Nullable String list;

    @Option(names = "--tag", paramLabel = "TAG")
    private @Nullable String tag;

    @Option(names = "--state", paramLabel = "STATE")
    private Reminder.@Nullable Status state;

    @Option(names = "--from", paramLabel = "TIME")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME")
    private @Nullable String to;

    @Option(names = "--search", paramLabel = "TEXT")
    private @Nullable String search;

    ReminderFilter filter(Moments moments) {
        return new ReminderFilter(
                Optional.ofNullable(list),
                Optional.ofNullable(tag).map(FilterOptions::withoutHash),
                Optional.ofNullable(state),
                Optional.ofNullable(from).map(moments::instant),
                Optional.ofNullable(to).map(moments::instant),
                Optional.ofNullable(search));
    }

    static String withoutHash(String tag) {
        return tag.startsWith("#") ? tag.substring(1) : tag;
    }

    /// Fails where it names a list that is none, which is told apart from one that is empty.
    ReminderFilter filterOfKnown(Invocation here) {
        if (list != null && !ListNames.all(here).contains(list)) {
            throw CommandFailure.failed(Words.of("list.unknown", list));
        }
        return filter(here.moments());
    }
}
