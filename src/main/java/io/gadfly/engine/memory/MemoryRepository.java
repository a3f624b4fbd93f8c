package io.gadfly.engine.memory;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A store in memory that keeps the port's promises but the disk's: for worlds that end with their run.
public final class MemoryRepository implements ReminderRepository {
    private static final Comparator<Changes.Planned> BY_NEXT_FIRE = Comparator.comparing(
                    (Changes.Planned planned) -> planned.nextFireAt().orElse(Instant.MAX))
            .thenComparing(planned -> planned.reminder().id());
    /// As many changes can be taken back.
    private static final int MOST_UNDONE = 100;

    private final MemoryTables tables;
    private final Map<String, PoolSettings> pools = new TreeMap<>();
    private final Map<String, String> memos = new HashMap<>();
    private final Function<String, Optional<String>> memosBehind;
    private final Deque<Undoable> undo = new ArrayDeque<>();
    private final Deque<Undoable> redo = new ArrayDeque<>();
    private long lastReminder;
    private long lastFire;

    public MemoryRepository() {
        this(_ -> Optional.empty(), _ -> Optional.empty());
    }

    private MemoryRepository(Function<Fence, Optional<Fire>> fires, Function<String, Optional<String>> memos) {
        this.tables = new MemoryTables(fires);
        this.memosBehind = memos;
    }

    /// A copy of what can ring until then. What happened before stays where it was and can be looked up there.
    public static MemoryRepository copyOf(ReminderRepository source, Instant until) {
        var copy = new MemoryRepository(source::findFire, source::findMemo);
        var live = source.findLiveFires(0, Integer.MAX_VALUE);
        var planned = Stream.concat(
                        source.findDue(until, Integer.MAX_VALUE).stream(),
                        live.stream()
                                .flatMap(fire -> source.findPlanned(fire.fence().reminder()).stream()))
                .distinct()
                .toList();
        copy.tables.write(
                new Changes(until, planned, List.of(), List.of(), live, List.of(), List.of(), Optional.empty()),
                new MemoryTables.Rows());
        source.findPools().forEach(copy::savePool);
        copy.lastFire = live.stream().mapToLong(Fire::number).max().orElse(0);
        return copy;
    }

    /// @param rows to put back
    private record Undoable(String name, MemoryTables.Rows rows) {}

    @Override
    public synchronized Optional<Reminder> find(ReminderId id) {
        return findPlanned(id).map(Changes.Planned::reminder);
    }

    @Override
    public synchronized Optional<Changes.Planned> findPlanned(ReminderId id) {
        return Optional.ofNullable(tables.reminders().get(id));
    }

    @Override
    public synchronized Optional<Reminder> findByUid(String uid) {
        return tables.idOf(uid).flatMap(this::find);
    }

    @Override
    public synchronized List<Changes.Planned> list(ReminderFilter filter, int offset, int limit) {
        return matching(filter).sorted(BY_NEXT_FIRE).skip(offset).limit(limit).toList();
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        all(filter).forEach(action);
    }

    private synchronized List<Reminder> all(ReminderFilter filter) {
        return matching(filter).map(Changes.Planned::reminder).toList();
    }

    private Stream<Changes.Planned> matching(ReminderFilter filter) {
        return tables.reminders().values().stream().filter(planned -> matches(filter, planned));
    }

    private static boolean matches(ReminderFilter filter, Changes.Planned planned) {
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

    @Override
    public synchronized List<Changes.Planned> findDue(Instant now, int limit) {
        if (nextFireAt().filter(first -> !first.isAfter(now)).isEmpty()) {
            return List.of();
        }
        return tables.byNextFire().headMap(now, true).values().stream()
                .flatMap(ids -> ids.stream())
                .limit(limit)
                .map(tables.reminders()::get)
                .toList();
    }

    /// Memory is not damaged.
    @Override
    public List<Changes.Planned> findUnreadable(Instant now, int limit) {
        return List.of();
    }

    @Override
    public synchronized Optional<Instant> nextFireAt() {
        var first = tables.byNextFire().firstEntry();
        return Optional.ofNullable(first).map(entry -> entry.getKey());
    }

    @Override
    public synchronized Optional<Fire> findFire(Fence fence) {
        return tables.fire(fence);
    }

    @Override
    public synchronized Optional<Fire> findFire(long number) {
        return tables.fire(number);
    }

    @Override
    public synchronized List<Fire> findLiveFires(int offset, int limit) {
        return live().sorted(MemoryTables.BY_DUE).skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized List<Fire> findLiveFires(ReminderId reminder) {
        return tables.liveOf(reminder);
    }

    private Stream<Fire> live() {
        return tables.live().values().stream();
    }

    @Override
    public synchronized List<Fire> findWaiting(String pool, int limit) {
        if (tables.live().isEmpty()) {
            return List.of();
        }
        return live().filter(fire -> fire.pool().equals(pool) && !(fire.state() instanceof NagState.Snoozed))
                .sorted(Comparator.comparing(this::queueRank).thenComparing(MemoryTables.BY_DUE))
                .limit(limit)
                .toList();
    }

    /// What rings, then what never rang by priority, then what yielded its turn by the time since when it waits.
    private QueueRank queueRank(Fire fire) {
        return switch (fire.state()) {
            case NagState.Ringing _ -> new QueueRank(0, Priority.NORMAL, Instant.MIN);
            case NagState.Queued(var since, var nags) when nags > 0 -> new QueueRank(2, Priority.NORMAL, since);
            case NagState.Queued(var since, var _) -> new QueueRank(1, priority(fire), since);
            case NagState.Due _, NagState.Snoozed _, NagState.Over _ -> new QueueRank(1, priority(fire), fire.dueAt());
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
        return find(fire.fence().reminder())
                .map(reminder -> reminder.definition().details().priority())
                .orElse(Priority.NORMAL);
    }

    @Override
    public synchronized List<Fire> findTelling(Collection<ReminderId> reminders) {
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

    @Override
    public synchronized Set<String> findPoolsInUse() {
        return live().filter(fire -> !(fire.state() instanceof NagState.Snoozed))
                .map(Fire::pool)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized List<Fire> findSnoozed(Instant now, int limit) {
        if (nextSnoozeEnd().filter(first -> !first.isAfter(now)).isEmpty()) {
            return List.of();
        }
        return live().filter(
                        fire -> snoozeEnd(fire).filter(end -> !end.isAfter(now)).isPresent())
                .sorted(Comparator.comparing((Fire fire) -> snoozeEnd(fire).orElseThrow())
                        .thenComparing(MemoryTables.BY_DUE))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextSnoozeEnd() {
        var first = Instant.MAX;
        for (var fire : tables.live().values()) {
            if (fire.state() instanceof NagState.Snoozed(var until, var _) && until.isBefore(first)) {
                first = until;
            }
        }
        return Optional.of(first).filter(Instant.MAX::isAfter);
    }

    private static Optional<Instant> snoozeEnd(Fire fire) {
        return fire.state() instanceof NagState.Snoozed(var until, var _) ? Optional.of(until) : Optional.empty();
    }

    @Override
    public synchronized List<PoolSettings> findPools() {
        return List.copyOf(pools.values());
    }

    @Override
    public synchronized void savePool(PoolSettings pool) {
        pools.put(pool.name(), pool);
    }

    @Override
    public synchronized Optional<String> findMemo(String name) {
        return Optional.ofNullable(memos.get(name)).or(() -> memosBehind.apply(name));
    }

    @Override
    public synchronized void saveMemo(String name, String text) {
        memos.put(name, text);
    }

    @Override
    public synchronized List<Fire> findHistory(Instant from, Instant to, int limit) {
        return tables.fires().values().stream()
                .filter(fire -> fire.state() instanceof NagState.Over over
                        && !over.at().isBefore(from)
                        && over.at().isBefore(to))
                .sorted(Comparator.comparing((Fire fire) -> ((NagState.Over) fire.state()).at())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<TimelineEntry> findTimeline(ReminderId reminder) {
        return tables.timeline(reminder);
    }

    @Override
    public synchronized ReminderId nextReminderId() {
        return new ReminderId(++lastReminder);
    }

    @Override
    public synchronized long nextFireNumber() {
        return ++lastFire;
    }

    @Override
    public synchronized List<Fire> commit(Changes changes) {
        return transact(changes.undo(), writer -> writer.write(changes));
    }

    @Override
    public synchronized <T> T transact(Optional<String> name, Function<Writer, T> work) {
        var before = new MemoryTables.Rows();
        var isDone = false;
        try {
            var result = work.apply(new MemoryWriter(tables, before));
            isDone = true;
            name.ifPresent(text -> {
                undo.push(new Undoable(text, before));
                if (undo.size() > MOST_UNDONE) {
                    undo.removeLast();
                }
                redo.forEach(step -> tables.forget(step.rows().reminders().keySet()));
                redo.clear();
            });
            return result;
        } finally {
            if (!isDone) {
                tables.rollBack(before);
            }
        }
    }

    @Override
    public synchronized Optional<String> undo(Instant now) {
        return swap(undo, redo);
    }

    @Override
    public synchronized Optional<String> redo(Instant now) {
        return swap(redo, undo);
    }

    @Override
    public synchronized List<ReminderId> findUndoable() {
        return remindersOf(undo);
    }

    @Override
    public synchronized List<ReminderId> findRedoable() {
        return remindersOf(redo);
    }

    private static List<ReminderId> remindersOf(Deque<Undoable> steps) {
        return Optional.ofNullable(steps.peek()).stream()
                .flatMap(step -> step.rows().reminders().keySet().stream())
                .sorted()
                .toList();
    }

    private Optional<String> swap(Deque<Undoable> from, Deque<Undoable> to) {
        return Optional.ofNullable(from.poll()).map(latest -> {
            to.push(new Undoable(latest.name(), tables.exchange(latest.rows())));
            return latest.name();
        });
    }
}
