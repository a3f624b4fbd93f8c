package io.gadfly.engine;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What fell due while nothing ran, as the next start would tell it. Nothing is written, so it has no numbers yet; it
/// is answered by its reminder.
final class Overdue {
    private static final int ALARMS = 100;

    private final Ledger ledger;

    Overdue(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param fire what the next start would tell; it has no number yet
    /// @param missed those that it speaks for
    record Due(Fire fire, List<Fire> missed) {
        Due {
            missed = List.copyOf(missed);
        }
    }

    List<FireView> views(int limit) {
        return ledger.repository().findDue(ledger.now(), limit).stream()
                .flatMap(planned -> of(planned).map(due -> view(due.fire(), planned.reminder())))
                .toList();
    }

    private FireView view(Fire fire, Reminder reminder) {
        return new FireView(fire, reminder, ledger.planner().policyOf(fire, reminder), 0, Optional.empty());
    }

    /// The first that is to be told of that reminder.
    Optional<Due> find(Reminder reminder) {
        return of(reminder).findFirst();
    }

    Optional<Due> find(Reminder reminder, Fence fence) {
        return of(reminder).filter(due -> due.fire().fence().equals(fence)).findFirst();
    }

    private Stream<Due> of(Reminder reminder) {
        return ledger.repository().findPlanned(reminder.id()).stream()
                .filter(planned -> planned.nextFireAt()
                        .filter(at -> !at.isAfter(ledger.now()))
                        .isPresent())
                .flatMap(this::of);
    }

    /// The first speaks for those that were missed.
    private Stream<Due> of(Changes.Planned planned) {
        var reminder = planned.reminder();
        var now = ledger.now();
        var from = planned.nextFireAt().orElse(now).minusNanos(1);
        var due = ledger.planner().planOf(reminder.definition()).between(from, now, ALARMS).stream()
                .filter(alarm ->
                        ledger.repository().findFire(alarm.fence(reminder.id())).isEmpty())
                .toList();
        var misfire = Misfire.judge(reminder.definition().misfire(), due, now);
        var missed = misfire.missed().stream()
                .map(alarm -> fire(ledger, reminder, alarm, 0))
                .toList();
        return misfire.ring().stream().map(alarm -> new Due(fire(ledger, reminder, alarm, missed.size()), missed));
    }

    /// As it is before anybody claims it.
    static Fire fire(Ledger ledger, Reminder reminder, DueAlarm alarm, int missed) {
        return new Fire(
                0,
                alarm.fence(reminder.id()),
                alarm.at(),
                alarm.startsAt(),
                ledger.planner().poolOf(reminder.definition().details()),
                missed,
                new NagState.Due());
    }
}
