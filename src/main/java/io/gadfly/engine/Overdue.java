package io.gadfly.engine;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
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

    List<FireView> views(int limit) {
        return ledger.repository().findDue(ledger.now(), limit).stream()
                .flatMap(this::views)
                .toList();
    }

    private Stream<FireView> views(Changes.Planned planned) {
        var reminder = planned.reminder();
        var now = ledger.now();
        var from = planned.nextFireAt().orElse(now).minusNanos(1);
        var due = ledger.planner().planOf(reminder.definition()).between(from, now, ALARMS);
        var misfire = Misfire.judge(reminder.definition().misfire(), due, now);
        return misfire.ring().stream()
                .map(alarm -> fire(reminder, alarm, misfire.missed().size()))
                .map(fire ->
                        new FireView(fire, reminder, ledger.planner().policyOf(fire, reminder), 0, Optional.empty()));
    }

    private Fire fire(Reminder reminder, DueAlarm alarm, int missed) {
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
