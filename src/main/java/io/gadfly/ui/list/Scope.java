package io.gadfly.ui.list;

import io.gadfly.reminder.ReminderFilter;
import io.gadfly.ui.common.Here;
import java.time.LocalDate;
import java.util.Optional;

/// Which part of the reminders the list shows.
public sealed interface Scope {
    /// Only what rings, waits or sleeps; no planned reminder.
    record DueNow() implements Scope {}

    record Today() implements Scope {}

    record Upcoming() implements Scope {}

    record All() implements Scope {}

    record InList(String name) implements Scope {}

    record Tagged(String tag) implements Scope {}

    /// What to ask the store for, or nothing where planned reminders have no place.
    default Optional<ReminderFilter> planned(Here here, String search) {
        var all = ReminderFilter.ALL;
        var words = Optional.of(search.strip()).filter(text -> !text.isEmpty());
        return switch (this) {
            case DueNow() -> Optional.empty();
            case Today() ->
                Optional.of(new ReminderFilter(
                        all.list(),
                        all.tag(),
                        all.status(),
                        Optional.of(here.now()),
                        Optional.of(startOf(here.today().plusDays(1), here)),
                        words));
            case Upcoming() ->
                Optional.of(new ReminderFilter(
                        all.list(), all.tag(), all.status(), Optional.of(here.now()), all.to(), words));
            case All() ->
                Optional.of(new ReminderFilter(all.list(), all.tag(), all.status(), all.from(), all.to(), words));
            case InList(var name) ->
                Optional.of(
                        new ReminderFilter(Optional.of(name), all.tag(), all.status(), all.from(), all.to(), words));
            case Tagged(var tag) ->
                Optional.of(
                        new ReminderFilter(all.list(), Optional.of(tag), all.status(), all.from(), all.to(), words));
        };
    }

    private static java.time.Instant startOf(LocalDate day, Here here) {
        return day.atStartOfDay(here.zoneId().get()).toInstant();
    }
}
