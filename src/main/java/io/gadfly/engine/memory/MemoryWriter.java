package io.gadfly.engine.memory;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import io.gadfly.reminder.TimelineEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// One unit of work over tables that nobody else uses meanwhile.
///
/// It takes no lock: the unit may be done on several threads, one after the other, while the one that began it
/// holds the repository's.
///
/// @param history what can be taken back
/// @param before gets what the unit replaces
/// @param heirs gets those of which steps are to know
/// @param kept gets those that the step keeps that was exchanged
/// @param isNoStep whether it is nothing to be undone
record MemoryWriter(
        MemoryTables tables,
        UndoHistory history,
        MemoryTables.Rows before,
        List<Heir> heirs,
        List<Fire> kept,
        AtomicBoolean isNoStep)
        implements Writer {
    MemoryWriter(MemoryTables tables, UndoHistory history, MemoryTables.Rows before) {
        this(tables, history, before, new ArrayList<>(), new ArrayList<>(), new AtomicBoolean());
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return tables.reminder(id);
    }

    @Override
    public Optional<Changes.Planned> findPlanned(ReminderId id) {
        return Optional.ofNullable(tables.reminders().get(id));
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return tables.idOf(uid).flatMap(this::find);
    }

    @Override
    public List<Reminder> findByUids(Collection<String> uids) {
        return uids.stream().flatMap(uid -> findByUid(uid).stream()).toList();
    }

    @Override
    public Set<String> findDeleted(Collection<String> uids) {
        return uids.stream().filter(tables::wasDeleted).collect(Collectors.toSet());
    }

    @Override
    public List<String> findSubscribed(String source) {
        return tables.reminders().values().stream()
                .map(Changes.Planned::reminder)
                .filter(reminder -> reminder.origin() instanceof Origin.Calendar origin
                        && origin.subscribed()
                        && origin.source().equals(source))
                .map(Reminder::uid)
                .toList();
    }

    @Override
    public List<Released> findReleased(String source) {
        return history.released(source);
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return tables.fire(fence);
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return tables.fire(number);
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return new FireQueries(tables).live(offset, limit);
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return tables.liveOf(reminder);
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return tables.timeline(reminder);
    }

    @Override
    public List<Fire> write(Changes changes) {
        return tables.write(changes, before);
    }

    @Override
    public List<Fire> unclaim(List<Fire> fires) {
        var keptFences = history.fences();
        var free = fires.stream()
                .filter(fire -> !keptFences.contains(fire.fence()))
                .toList();
        free.forEach(fire -> tables.unclaim(fire, before));
        return free;
    }

    @Override
    public void leaveNoStep() {
        isNoStep.set(true);
    }

    @Override
    public void inherit(List<Heir> others) {
        heirs.addAll(others);
    }

    @Override
    public void keep(List<Fire> fires) {
        kept.addAll(fires);
    }
}
