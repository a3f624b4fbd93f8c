package io.gadfly.engine.simulation;

import io.gadfly.engine.simulation.Wishes.Epoch;
import io.gadfly.engine.simulation.Wishes.Wish;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Compares at the end what the user wants, and what the rules of their reminders ask for, with what the store
/// says became of it.
final class Audit {
    /// By so much a wall time comes earlier in the far east than at home, and a little more.
    private static final Duration LONGEST_JOURNEY = Duration.ofDays(1);

    private final ReminderRepository store;
    private final Witness witness;
    private final Wishes wishes;
    private final Weather weather;
    private final WishedAlarms alarms;
    private final FireEnds ends;
    private Instant start = Instant.MIN;
    private Instant end = Instant.MIN;
    private long expected;
    private long rang;

    /// What may have been in the way.
    ///
    /// @param delay by how much what was due may have been late for the engine, so that a change of the user came
    /// first
    /// @param mediaFailed whether nags may have reached nobody
    record Weather(Duration delay, boolean mediaFailed) {}

    Audit(ReminderRepository store, SimulatedMachine machine, Witness witness, Wishes wishes, Weather weather) {
        this.store = store;
        this.witness = witness;
        this.wishes = wishes;
        this.weather = weather;
        this.alarms = new WishedAlarms(machine, wishes);
        this.ends = new FireEnds(witness, wishes, weather.mediaFailed());
    }

    /// @param from when all began
    void check(Instant from, Instant to) {
        start = from;
        end = to;
        wishes.epochs().forEach(this::check);
        var completions = new Completions(store, witness::violated);
        wishes.reminders().keySet().stream()
                .flatMap(id -> store.find(id).stream())
                .forEach(completions::check);
        store.findLiveFires(0, Integer.MAX_VALUE).forEach(new LiveFires(witness, alarms, end)::check);
    }

    // Reminders

    private void check(ReminderId id, List<Epoch> epochs) {
        var stored = store.find(id);
        var wish = wishes.of(id);
        if (stored.isPresent() != wish.isPresent()) {
            witness.violated("reminder " + id + (wish.isPresent() ? " is lost" : " came back though it was deleted"));
        }
        if (stored.isPresent() && wish.isPresent()) {
            if (!isAsWished(Wish.of(stored.get()), wish.get())) {
                witness.violated("an edit of reminder " + id + " is lost: " + stored.get() + " for " + wish.get());
            }
            checkAlarms(id, epochs);
        }
    }

    /// What repeats from its completion moves its start, and what has no occurrences left is finished.
    private static boolean isAsWished(Wish stored, Wish wish) {
        var isSame = wish.definition().afterDone().isPresent()
                ? stored.definition().details().equals(wish.definition().details())
                : stored.definition().equals(wish.definition());
        return isSame && (stored.status() == wish.status() || wish.isActive());
    }

    private void checkAlarms(ReminderId id, List<Epoch> epochs) {
        for (var i = 0; i < epochs.size(); i++) {
            var since = epochs.get(i).from();
            var from = since.isAfter(start) ? since.plus(weather.delay()) : since;
            var to = i == epochs.size() - 1 ? end : epochs.get(i + 1).from().minus(weather.delay());
            epochs.get(i)
                    .wish()
                    .filter(Wish::isActive)
                    .filter(wish -> wish.definition().afterDone().isEmpty())
                    .filter(_ -> from.isBefore(to))
                    .ifPresent(wish -> checkAlarms(id, wish, from, to));
        }
    }

    private void checkAlarms(ReminderId id, Wish wish, Instant from, Instant to) {
        var plan = alarms.planOf(wish.definition(), SimulatedMachine.HOME);
        plan.between(from, to, Integer.MAX_VALUE).forEach(alarm -> check(alarm, alarm.fence(id), wish));
        if (!wishes.wasTouched(id) && wish.definition().misfire() instanceof MisfirePolicy.TellOnce) {
            checkTold(id, plan.between(from, to.plus(LONGEST_JOURNEY), Integer.MAX_VALUE));
        }
    }

    /// The latest of those that were missed together is told, whatever happened; where it was in the future of
    /// a wrong clock, it is not among these.
    private void checkTold(ReminderId id, List<DueAlarm> due) {
        due.reversed().stream()
                .flatMap(alarm -> store.findFire(alarm.fence(id)).stream())
                .findFirst()
                .filter(fire -> fire.state() instanceof NagState.Missed(var at) && at.isBefore(end))
                .ifPresent(fire ->
                        witness.violated("is the latest of those that were missed, and was not told", fire.fence()));
    }

    // Fires

    private void check(DueAlarm due, Fence fence, Wish wish) {
        expected++;
        var fire = store.findFire(fence);
        if (fire.isEmpty()) {
            witness.violated("lost: it was due at " + due.at(), fence);
            return;
        }
        if (witness.wasShown(fence)) {
            rang++;
        }
        ends.check(fire.get(), wish.definition().misfire());
    }

    long expected() {
        return expected;
    }

    long rang() {
        return rang;
    }

    long missed() {
        return ends.missed();
    }

    long endedEarly() {
        return ends.endedEarly();
    }
}
