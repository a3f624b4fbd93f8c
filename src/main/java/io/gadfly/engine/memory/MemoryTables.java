package io.gadfly.engine.memory;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The rows of a store in memory with their indexes. What a unit of work replaced is kept, so that it can be
/// put back.
final class MemoryTables {
    static final Comparator<Fire> BY_DUE = Comparator.comparing(Fire::dueAt).thenComparingLong(Fire::number);

    /// Of the time line of one reminder; what is older is forgotten.
    private static final int MOST_STEPS = 2_000;

    private final NavigableMap<ReminderId, Changes.Planned> reminders = new TreeMap<>();
    private final Map<Fence, Fire> fires = new HashMap<>();
    private final Map<Long, Fence> fenceOfNumber = new HashMap<>();
    private final SequencedMap<Fence, Fire> live = new LinkedHashMap<>();
    private final NavigableMap<Instant, NavigableSet<ReminderId>> byNextFire = new TreeMap<>();
    /// Of those that sleep, by the ends of their sleep.
    private final NavigableMap<Instant, Set<Fence>> byWaking = new TreeMap<>();
    private final Map<ReminderId, Deque<TimelineEntry>> timeline = new HashMap<>();
    private final Map<String, ReminderId> idOfUid = new HashMap<>();
    private final Set<String> tombstones = new HashSet<>();
    private final Function<Fence, Optional<Fire>> behind;

    /// @param behind where fires that are not here are looked up
    MemoryTables(Function<Fence, Optional<Fire>> behind) {
        this.behind = behind;
    }

    /// Rows as they were before or after a unit of work; empty where there was none.
    ///
    /// @param tombstones by UID, whether there was one
    record Rows(
            Map<ReminderId, Optional<Changes.Planned>> reminders,
            Map<Fence, Optional<Fire>> fires,
            Map<String, Boolean> tombstones) {
        Rows() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        /// What is kept of a fire is kept of the one that it lives on as.
        void liveOn(Fence fence, Fire heir) {
            if (fires.containsKey(fence) && !fires.containsKey(heir.fence())) {
                fires.put(heir.fence(), fires.remove(fence).map(kept -> heir.with(kept.state())));
            }
        }

        /// One that is over with a fire was not there before it ended.
        void endWith(Fence fence, Fire heir) {
            if (fires.containsKey(fence)) {
                fires.putIfAbsent(heir.fence(), Optional.empty());
            }
        }
    }

    NavigableMap<ReminderId, Changes.Planned> reminders() {
        return reminders;
    }

    Map<Fence, Fire> fires() {
        return fires;
    }

    SequencedMap<Fence, Fire> live() {
        return live;
    }

    NavigableMap<Instant, NavigableSet<ReminderId>> byNextFire() {
        return byNextFire;
    }

    NavigableMap<Instant, Set<Fence>> byWaking() {
        return byWaking;
    }

    Optional<ReminderId> idOf(String uid) {
        return Optional.ofNullable(idOfUid.get(uid));
    }

    boolean wasDeleted(String uid) {
        return tombstones.contains(uid);
    }

    Optional<Fire> fire(Fence fence) {
        return Optional.ofNullable(fires.get(fence)).or(() -> behind.apply(fence));
    }

    Optional<Fire> fire(long number) {
        return Optional.ofNullable(fenceOfNumber.get(number)).map(fires::get);
    }

    Optional<Reminder> reminder(ReminderId id) {
        return Optional.ofNullable(reminders.get(id)).map(Changes.Planned::reminder);
    }

    List<Fire> liveOf(ReminderId reminder) {
        return live.values().stream()
                .filter(fire -> fire.fence().reminder().equals(reminder))
                .sorted(BY_DUE)
                .toList();
    }

    List<TimelineEntry> timeline(ReminderId reminder) {
        var steps = timeline.get(reminder);
        return steps == null ? List.of() : List.copyOf(steps);
    }

    /// Answers with the claims that were new; what was there before is added to `before`.
    List<Fire> write(Changes changes, Rows before) {
        changes.reminders().forEach(planned -> put(planned.reminder().id(), Optional.of(planned), before));
        changes.plans().forEach(plan -> plan(plan, before));
        changes.deleted().forEach(id -> delete(id, before));
        var claimed = new ArrayList<Fire>();
        for (var fire : changes.claims()) {
            if (!isClaimed(fire)) {
                requireFree(fire);
                put(fire.fence(), Optional.of(fire), before);
                claimed.add(fire);
            }
        }
        changes.fires().forEach(fire -> put(fire.fence(), Optional.of(fire), before));
        TimelineEntry.withoutRefused(changes.timeline(), changes.claims(), claimed)
                .forEach(this::add);
        return List.copyOf(claimed);
    }

    private void plan(Changes.Plan plan, Rows before) {
        Optional.ofNullable(reminders.get(plan.id()))
                .map(Changes.Planned::reminder)
                .filter(reminder -> reminder.version() == plan.version())
                .map(reminder -> new Changes.Planned(reminder, plan.next()))
                .ifPresent(planned -> put(plan.id(), Optional.of(planned), before));
    }

    /// A year of an insistent nag would fill the memory.
    private void add(TimelineEntry entry) {
        var steps = timeline.computeIfAbsent(entry.fence().reminder(), _ -> new ArrayDeque<>());
        if (steps.size() >= MOST_STEPS) {
            steps.removeFirst();
        }
        steps.addLast(entry);
    }

    /// A live fire that is copied from behind is not claimed here yet.
    private boolean isClaimed(Fire fire) {
        return fires.containsKey(fire.fence())
                || behind.apply(fire.fence())
                        .filter(known -> known.number() != fire.number())
                        .isPresent();
    }

    private void requireFree(Fire fire) {
        var holder = fenceOfNumber.get(fire.number());
        if (holder != null && fires.containsKey(holder)) {
            throw new IllegalStateException("there is a fire with the number " + fire.number());
        }
    }

    private void delete(ReminderId id, Rows before) {
        Optional.ofNullable(reminders.get(id))
                .map(Changes.Planned::reminder)
                .filter(reminder -> reminder.origin() instanceof Origin.Calendar)
                .ifPresent(reminder -> bury(reminder.uid(), true, before));
        remove(id, before);
    }

    /// With its fires.
    private void remove(ReminderId id, Rows before) {
        put(id, Optional.empty(), before);
        fires.keySet().stream()
                .filter(fence -> fence.reminder().equals(id))
                .toList()
                .forEach(fence -> put(fence, Optional.empty(), before));
    }

    /// With its time line.
    void unclaim(Fire fire, Rows before) {
        put(fire.fence(), Optional.empty(), before);
        Optional.ofNullable(timeline.get(fire.fence().reminder()))
                .ifPresent(steps -> steps.removeIf(entry -> entry.fence().equals(fire.fence())));
    }

    /// Makes undone what failed half-way.
    void rollBack(Rows rows) {
        var replaced = new Rows();
        rows.reminders().forEach((id, planned) -> put(id, planned, replaced));
        rows.fires().forEach((fence, fire) -> put(fence, fire, replaced));
        rows.tombstones().forEach((uid, isThere) -> bury(uid, isThere, replaced));
    }

    /// Puts rows back as an edit of those that are there, and answers with what they replaced. The fires of a
    /// reminder that goes away go with it. One whose UID another reminder has meanwhile gives way to that.
    Rows exchange(Rows rows) {
        var replaced = new Rows();
        rows.reminders()
                .forEach((id, planned) -> planned.filter(row -> !isThereAgain(row.reminder(), rows))
                        .ifPresentOrElse(
                                row -> put(id, Optional.of(newer(row)), replaced), () -> remove(id, replaced)));
        rows.fires()
                .forEach((fence, fire) ->
                        put(fence, fire.filter(_ -> reminders.containsKey(fence.reminder())), replaced));
        rows.tombstones().forEach((uid, isThere) -> bury(uid, isThere, replaced));
        return replaced;
    }

    private boolean isThereAgain(Reminder old, Rows rows) {
        return idOf(old.uid())
                .filter(id -> !id.equals(old.id()) && !rows.reminders().containsKey(id))
                .isPresent();
    }

    private Changes.Planned newer(Changes.Planned planned) {
        var reminder = planned.reminder();
        var known = Optional.ofNullable(reminders.get(reminder.id()))
                .map(row -> row.reminder().version())
                .orElse(0L);
        var edited = new Reminder(
                reminder.id(),
                Math.max(known, reminder.version()) + 1,
                reminder.uid(),
                reminder.definition(),
                reminder.origin(),
                reminder.status());
        return new Changes.Planned(edited, planned.nextFireAt());
    }

    /// The time lines of those that are gone for good.
    void forget(Collection<ReminderId> ids) {
        ids.stream().filter(id -> !reminders.containsKey(id)).forEach(timeline::remove);
    }

    private void bury(String uid, boolean isThere, Rows before) {
        var wasThere = isThere ? !tombstones.add(uid) : tombstones.remove(uid);
        before.tombstones().putIfAbsent(uid, wasThere);
    }

    private void put(ReminderId id, Optional<Changes.Planned> planned, Rows before) {
        var old = Optional.ofNullable(reminders.remove(id));
        before.reminders().putIfAbsent(id, old);
        old.flatMap(Changes.Planned::nextFireAt).ifPresent(at -> unindex(at, id));
        old.ifPresent(row -> idOfUid.remove(row.reminder().uid()));
        planned.ifPresent(row -> {
            requireFree(row.reminder());
            reminders.put(id, row);
            idOfUid.put(row.reminder().uid(), id);
        });
        planned.flatMap(Changes.Planned::nextFireAt)
                .ifPresent(at ->
                        byNextFire.computeIfAbsent(at, _ -> new TreeSet<>()).add(id));
    }

    private void requireFree(Reminder reminder) {
        if (idOfUid.containsKey(reminder.uid())) {
            throw new IllegalStateException("there is a reminder with the UID of " + reminder.id());
        }
    }

    private void unindex(Instant at, ReminderId id) {
        var ids = byNextFire.get(at);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            byNextFire.remove(at);
        }
    }

    private void put(Fence fence, Optional<Fire> fire, Rows before) {
        var old = Optional.ofNullable(fires.remove(fence));
        before.fires().putIfAbsent(fence, old);
        old.ifPresent(this::noLongerSleeps);
        live.remove(fence);
        fire.ifPresent(row -> {
            fires.put(fence, row);
            fenceOfNumber.put(row.number(), fence);
            if (row.state() instanceof NagState.Live) {
                live.put(fence, row);
            }
            if (row.state() instanceof NagState.Asleep asleep) {
                byWaking.computeIfAbsent(asleep.until(), _ -> new HashSet<>()).add(fence);
            }
        });
    }

    private void noLongerSleeps(Fire old) {
        if (old.state() instanceof NagState.Asleep asleep) {
            byWaking.computeIfPresent(asleep.until(), (_, fences) -> {
                fences.remove(old.fence());
                return fences.isEmpty() ? null : fences;
            });
        }
    }
}
