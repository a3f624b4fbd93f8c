package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Turns what is due into fires: one transaction inserts them under their fences and advances each reminder, so that
/// none is lost and none comes twice.
final class Claims {
    /// Alarms of one reminder that are looked at in one round; what is left comes in the next.
    private static final int ALARMS_AT_ONCE = 1_000;

    private final Ledger ledger;

    Claims(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param fires to be told, in the order in which they fell due
    /// @param more whether another round is needed at once
    record Round(List<Fire> fires, boolean more) {
        Round {
            fires = List.copyOf(fires);
        }
    }

    Round claim(int limit) {
        return ledger.write(() -> {
            var now = ledger.now();
            var due = ledger.repository().findDue(now, limit);
            if (due.isEmpty()) {
                return new Round(List.of(), false);
            }
            var commit = Commits.of(now);
            due.forEach(planned -> claim(planned, now, commit));
            var claimed = ledger.repository().commit(commit.build());
            return new Round(claimed.stream().filter(Claims::rings).toList(), true);
        });
    }

    private static boolean rings(Fire fire) {
        return fire.state() instanceof NagState.Live;
    }

    private void claim(Changes.Planned planned, Instant now, Commits commit) {
        var reminder = planned.reminder();
        var from = planned.nextFireAt().orElse(now).minusNanos(1);
        var due = ledger.planner().planOf(reminder.definition()).between(from, now, ALARMS_AT_ONCE);
        var lookedAt = due.size() < ALARMS_AT_ONCE ? now : due.getLast().at();
        var misfire = Misfire.judge(reminder.definition().misfire(), due, now);
        misfire.missed()
                .forEach(alarm ->
                        commit.claim(fire(reminder, alarm, 0, new NagState.Missed(now)), missedBecause(reminder)));
        var told = Optional.of(misfire.missed().size());
        for (var alarm : misfire.ring()) {
            commit.claim(fire(reminder, alarm, told.orElse(0), new NagState.Due()), "schedule");
            told = Optional.empty();
        }
        commit.reminder(ledger.planned(reminder, lookedAt));
    }

    private static String missedBecause(Reminder reminder) {
        return "misfire." + reminder.definition().misfire().getClass().getSimpleName();
    }

    private Fire fire(Reminder reminder, DueAlarm alarm, int missed, NagState state) {
        var details = reminder.definition().details();
        return new Fire(
                ledger.repository().nextFireNumber(),
                alarm.fence(reminder.id()),
                alarm.at(),
                alarm.startsAt(),
                ledger.planner().poolOf(details),
                missed,
                state);
    }
}
