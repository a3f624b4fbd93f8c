package io.gadfly.engine.memory;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is asked of the reminders in the tables.
record ReminderQueries(MemoryTables tables) {
    private static final Comparator<Planned> BY_NEXT_FIRE = Comparator.comparing(
                    (Planned planned) -> planned.nextFireAt().orElse(Instant.MAX))
            .thenComparing(planned -> planned.reminder().id());

    Optional<Planned> find(ReminderId id) {
        return Optional.ofNullable(tables.reminders().get(id));
    }

    List<Planned> list(ReminderFilter filter, int offset, int limit) {
        return matching(filter).sorted(BY_NEXT_FIRE).skip(offset).limit(limit).toList();
    }

    List<Reminder> all(ReminderFilter filter) {
        return matching(filter).map(Planned::reminder).toList();
    }

    private Stream<Planned> matching(ReminderFilter filter) {
        return tables.reminders().values().stream().filter(planned -> matches(filter, planned));
    }

    private static boolean matches(ReminderFilter filter, Planned planned) {
        var reminder = planned.reminder();
        var details = reminder.definition().details();
        var next = planned.nextFireAt();
        return filter.list().map(details.list()::equals).orElse(true)
                && filter.tag().map(details.tags()::contains).orElse(true)
                && filter.status().map(reminder.status()::equals).orElse(true)
                && filter.from()
                        .map(from -> next.filter(at -> !at.isBefore(from)).isPresent())
                        .orElse(true)
                && filter.to()
                        .map(to -> next.filter(at -> at.isBefore(to)).isPresent())
                        .orElse(true)
                && filter.search().map(words -> contains(reminder, words)).orElse(true);
    }

    private static boolean contains(Reminder reminder, String words) {
        var details = reminder.definition().details();
        var text = (details.title() + "\n" + details.notes()).toLowerCase(Locale.ROOT);
        return text.contains(words.toLowerCase(Locale.ROOT));
    }

    List<Planned> due(Instant now, int limit, Optional<Planned> last) {
        if (nextFireAt().filter(first -> !first.isAfter(now)).isEmpty()) {
            return List.of();
        }
        var from = last.flatMap(Planned::nextFireAt).orElse(Instant.MIN);
        return tables.byNextFire().tailMap(from, true).headMap(now, true).values().stream()
                .flatMap(Collection::stream)
                .map(tables.reminders()::get)
                .filter(planned -> last.isEmpty() || BY_NEXT_FIRE.compare(planned, last.get()) > 0)
                .limit(limit)
                .toList();
    }

    Optional<Instant> nextFireAt() {
        var first = tables.byNextFire().firstEntry();
        return Optional.ofNullable(first).map(entry -> entry.getKey());
    }
}
