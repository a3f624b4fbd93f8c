package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.TimelineWriter.Line;
import io.gadfly.store.text.JournalLine.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What the journal has of fires and the database has not: each row once, as it is to be after all that
/// happened to it.
///
/// Not safe for threads.
final class PendingRows {
    /// A reminder and the version of it that is planned: of another one a plan changes nothing.
    private record Planned(ReminderId id, long version) {}

    private final SequencedMap<Long, Fire> claims = new LinkedHashMap<>();
    private final SequencedMap<Long, Fire> fires = new LinkedHashMap<>();
    /// The last of each, claimed or updated.
    private final Map<Fence, Fire> latest = new HashMap<>();
    private final SequencedMap<Planned, Plan> plans = new LinkedHashMap<>();
    private final List<Line> timeline = new ArrayList<>();
    private int told;
    private boolean hasSnoozed;
    private Optional<Position> end = Optional.empty();

    /// Adds what comes next in the journal.
    ///
    /// @param lines of its time line
    /// @param end of its group
    void add(Entry entry, List<Line> lines, Position end) {
        entry.claims().forEach(this::claim);
        entry.fires().forEach(this::update);
        entry.plans().forEach(plan -> plans.put(new Planned(plan.id(), plan.version()), plan));
        timeline.addAll(lines);
        told += lines.stream().mapToInt(Line::rows).sum();
        this.end = Optional.of(end);
    }

    private void claim(Fire fire) {
        claims.put(fire.number(), fire);
        latest.put(fire.fence(), fire);
        hasSnoozed |= fire.state() instanceof NagState.Asleep;
    }

    private void update(Fire fire) {
        latest.put(fire.fence(), fire);
        hasSnoozed |= fire.state() instanceof NagState.Asleep;
        if (claims.replace(fire.number(), fire) == null) {
            fires.put(fire.number(), fire);
        }
    }

    boolean isEmpty() {
        return end.isEmpty();
    }

    int size() {
        return claims.size() + fires.size() + plans.size() + told;
    }

    /// As it is to be; empty where nothing happens to it.
    Optional<Fire> find(Fence fence) {
        return Optional.ofNullable(latest.get(fence));
    }

    /// Those of that reminder, as they are to be.
    List<Fire> findAll(ReminderId reminder) {
        return latest.values().stream()
                .filter(fire -> fire.fence().reminder().equals(reminder))
                .toList();
    }

    /// Of that reminder, for each version the last.
    List<Plan> findPlans(ReminderId reminder) {
        return plans.values().stream()
                .filter(plan -> plan.id().equals(reminder))
                .toList();
    }

    boolean hasClaimed(Fence fence) {
        return find(fence).filter(fire -> hasClaimed(fire.number())).isPresent();
    }

    boolean hasClaimed(long number) {
        return claims.containsKey(number);
    }

    /// Whether any of the fires was snoozed before or is.
    boolean maySnoozeOrWake() {
        return hasSnoozed || !fires.isEmpty();
    }

    /// Up to where the journal is in the database that has these rows; empty where there are none.
    Optional<Position> end() {
        return end;
    }

    List<Fire> claims() {
        return List.copyOf(claims.values());
    }

    /// Those that are in the database already.
    List<Fire> fires() {
        return List.copyOf(fires.values());
    }

    List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    List<Line> timeline() {
        return timeline;
    }
}
