package io.gadfly.engine.memory;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked of the fires in the tables.
record FireQueries(MemoryTables tables) {
    List<Fire> live(int offset, int limit) {
        return live().sorted(MemoryTables.BY_DUE).skip(offset).limit(limit).toList();
    }

    private Stream<Fire> live() {
        return tables.live().values().stream();
    }

    List<Fire> waiting(String pool, int limit) {
        var waiting = new ArrayList<Fire>();
        for (var fire : tables.live().values()) {
            if (fire.pool().equals(pool) && !(fire.state() instanceof NagState.Asleep)) {
                waiting.add(fire);
            }
        }
        if (waiting.isEmpty()) {
            return List.of();
        }
        waiting.sort(Comparator.comparing(this::queueRank).thenComparing(MemoryTables.BY_DUE));
        return waiting.stream().limit(limit).toList();
    }

    /// What rings, then what never rang by priority, then what yielded its turn by the time since when it waits.
    private QueueRank queueRank(Fire fire) {
        return switch (fire.state()) {
            case NagState.Ringing _ -> new QueueRank(0, Priority.NORMAL, Instant.MIN);
            case NagState.Queued(var since, var nags) when nags > 0 -> new QueueRank(2, Priority.NORMAL, since);
            case NagState.Queued(var since, var _) -> new QueueRank(1, priority(fire), since);
            case NagState.Due _, NagState.Asleep _, NagState.Over _ -> new QueueRank(1, priority(fire), fire.dueAt());
        };
    }

    private record QueueRank(int group, Priority priority, Instant since) implements Comparable<QueueRank> {
        private static final Comparator<QueueRank> ORDER = Comparator.comparingInt(QueueRank::group)
                .thenComparing(QueueRank::priority)
                .thenComparing(QueueRank::since);

        @Override
        public int compareTo(QueueRank other) {
            return ORDER.compare(this, other);
        }
    }

    private Priority priority(Fire fire) {
        return tables.reminder(fire.fence().reminder())
                .map(reminder -> reminder.definition().details().priority())
                .orElse(Priority.NORMAL);
    }

    /// Those that say what became of the alarms of `reminders`: all that live, and of each alarm the last
    /// answered one.
    List<Fire> telling(Collection<ReminderId> reminders) {
        var wanted = Set.copyOf(reminders);
        var telling = new ArrayList<Fire>();
        var latest = new HashMap<Alarm, Fire>();
        for (var fire : tables.fires().values()) {
            if (wanted.contains(fire.fence().reminder())) {
                if (fire.state() instanceof NagState.Live) {
                    telling.add(fire);
                } else if (isAnswered(fire)) {
                    latest.merge(Alarm.of(fire), fire, BinaryOperator.maxBy(MemoryTables.BY_DUE));
                }
            }
        }
        telling.addAll(latest.values());
        return telling;
    }

    private record Alarm(ReminderId reminder, String trigger) {
        static Alarm of(Fire fire) {
            return new Alarm(fire.fence().reminder(), fire.fence().alarm());
        }
    }

    private static boolean isAnswered(Fire fire) {
        return switch (fire.state()) {
            case NagState.Done _, NagState.Acknowledged _, NagState.Skipped _ -> true;
            case NagState.GaveUp _, NagState.Missed _, NagState.Withdrawn _, NagState.Failed _, NagState.Live _ ->
                false;
        };
    }

    /// All that live, and of each of `reminders` the one that its time line tells of last.
    List<Fire> latest(Collection<ReminderId> reminders) {
        return reminders.stream()
                .flatMap(id -> Stream.concat(tables.liveOf(id).stream(), lastTold(id).stream()))
                .distinct()
                .toList();
    }

    private Optional<Fire> lastTold(ReminderId id) {
        return tables.timeline(id).reversed().stream()
                .filter(TimelineEntry::isOfAFire)
                .findFirst()
                .flatMap(entry -> tables.fire(entry.fence()));
    }

    Set<String> poolsInUse() {
        return live().map(Fire::pool).collect(Collectors.toUnmodifiableSet());
    }

    List<Fire> snoozed(Instant now, int limit) {
        return tables.byWaking().headMap(now, true).values().stream()
                .flatMap(fences -> fences.stream()
                        .map(tables.live()::get)
                        .filter(Objects::nonNull)
                        .sorted(MemoryTables.BY_DUE))
                .limit(limit)
                .toList();
    }

    Optional<Instant> nextSnoozeEnd(Instant after) {
        return Optional.ofNullable(tables.byWaking().higherKey(after));
    }

    Stream<Fire> missedAhead(Instant now, long last) {
        return tables.fires().values().stream()
                .filter(fire ->
                        fire.state() instanceof NagState.Missed && fire.dueAt().isAfter(now) && fire.number() > last)
                .sorted(Comparator.comparingLong(Fire::number));
    }

    List<Fire> history(Instant from, Instant to, int limit) {
        return tables.fires().values().stream()
                .filter(fire -> fire.state() instanceof NagState.Over over
                        && !over.at().isBefore(from)
                        && over.at().isBefore(to))
                .sorted(Comparator.comparing((Fire fire) -> ((NagState.Over) fire.state()).at())
                        .reversed())
                .limit(limit)
                .toList();
    }
}
