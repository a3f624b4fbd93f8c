package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is saved and joins a pool up to an instant, besides those that are in it: what falls due until then, and
/// what wakes. It costs the same however much is saved.
final class Comers {
    /// So many are looked at, of all pools; who comes behind more of them cannot be told by when it starts.
    static final int MOST = 200;

    private final Ledger ledger;

    private record Comer(Fire fire, Reminder reminder) {}

    Comers(Ledger ledger) {
        this.ledger = ledger;
    }

    /// How long each of them has its turn at most; empty where they are more than are looked at.
    ///
    /// @param itself left out once: it may be saved already
    Optional<List<Duration>> turns(String pool, Definition itself, Instant until) {
        var due = ledger.repository().findDue(until, MOST + 1);
        var waking = ledger.repository().findSnoozed(until, MOST + 1);
        if (due.size() > MOST || waking.size() > MOST) {
            return Optional.empty();
        }
        var comers = new ArrayList<Comer>();
        waking.stream()
                .filter(fire -> fire.pool().equals(pool))
                .forEach(fire -> ledger.repository()
                        .find(fire.fence().reminder())
                        .ifPresent(reminder -> comers.add(new Comer(fire, reminder))));
        for (var planned : due) {
            var fires = fires(planned, until);
            if (fires.isEmpty() || comers.size() + fires.get().size() > 2 * MOST) {
                return Optional.empty();
            }
            fires.get().stream()
                    .skip(isLast(planned, itself, until) ? 1 : 0)
                    .forEach(fire -> comers.add(new Comer(fire, planned.reminder())));
        }
        return Optional.of(comers.stream()
                .filter(comer -> comer.fire().pool().equals(pool))
                .map(this::turn)
                .toList());
    }

    private static boolean isLast(Planned planned, Definition itself, Instant until) {
        return planned.nextFireAt().equals(Optional.of(until))
                && planned.reminder().definition().equals(itself);
    }

    private Optional<List<Fire>> fires(Planned planned, Instant until) {
        var reminder = planned.reminder();
        var plan = ledger.planner().planOf(reminder.definition());
        var from = planned.nextFireAt().orElse(until).minusNanos(1);
        var alarms = plan.between(from, until, MOST + 1);
        return alarms.size() > MOST || alarms.isEmpty() && plan.isBeyondCost(from)
                ? Optional.empty()
                : Optional.of(alarms.stream()
                        .map(alarm -> Overdue.fire(ledger, reminder, alarm, 0))
                        .toList());
    }

    private Duration turn(Comer comer) {
        return ledger.nagOf(comer.fire(), comer.reminder()).longestTurn(ledger.now());
    }
}
