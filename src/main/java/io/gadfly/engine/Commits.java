package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what one transaction is to write, and the line of the time line that tells each step.
final class Commits {
    private final Instant at;
    private final List<Changes.Planned> reminders = new ArrayList<>();
    private final List<Changes.Plan> plans = new ArrayList<>();
    private final List<ReminderId> deleted = new ArrayList<>();
    private final List<Fire> claims = new ArrayList<>();
    private final List<Fire> fires = new ArrayList<>();
    private final List<TimelineEntry> timeline = new ArrayList<>();
    /// By the number of each heir, that of the fire in whose place it stands.
    private final Map<Long, Long> inherited = new HashMap<>();
    private Optional<String> undo = Optional.empty();

    private Commits(Instant at) {
        this.at = at;
    }

    static Commits of(Instant at) {
        return new Commits(at);
    }

    Instant at() {
        return at;
    }

    Commits reminder(Changes.Planned planned) {
        reminders.add(planned);
        return this;
    }

    /// Of a reminder as it is stored: only its next fire is written.
    Commits plan(Changes.Planned planned) {
        plans.add(Changes.Plan.of(planned));
        return this;
    }

    Commits delete(List<ReminderId> ids) {
        deleted.addAll(ids);
        return this;
    }

    /// Of those fires that follow, what lives does so in the place of another: it has not done anew what that did.
    Commits heirs(List<Heir> heirs) {
        heirs.forEach(heir -> inherited.put(heir.number(), heir.of()));
        return this;
    }

    Commits claim(Fire fire, String cause) {
        claims.add(fire);
        return tell(fire, cause);
    }

    Commits fire(Fire fire, String cause) {
        fires.add(fire);
        return tell(fire, cause);
    }

    private Commits tell(Fire fire, String cause) {
        var of = inherited.get(fire.number());
        return of != null && fire.state() instanceof NagState.Live
                ? step(fire.fence(), TimelineSteps.INHERITED, of.toString())
                : step(fire.fence(), TimelineSteps.keyOf(fire.state()), cause);
    }

    /// Of which there is nothing to tell.
    Commits silently(Fire fire) {
        fires.add(fire);
        return this;
    }

    Commits step(Fence fence, String step, String cause) {
        timeline.add(new TimelineEntry(fence, at, step, cause));
        return this;
    }

    Commits undoable(String name) {
        undo = Optional.of(name);
        return this;
    }

    /// How many fires it inserts.
    int claims() {
        return claims.size();
    }

    boolean isEmpty() {
        return reminders.isEmpty()
                && plans.isEmpty()
                && deleted.isEmpty()
                && claims.isEmpty()
                && fires.isEmpty()
                && timeline.isEmpty();
    }

    Changes build() {
        return new Changes(at, reminders, plans, deleted, claims, fires, timeline, undo);
    }
}
