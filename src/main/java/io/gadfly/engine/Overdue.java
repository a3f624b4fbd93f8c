package io.gadfly.engine;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What fell due and was not claimed yet, such as while nothing ran, as whoever claims it would tell it. Nothing is
/// written, so it has no numbers yet; it is answered by its reminder.
final class Overdue {
    private final Ledger ledger;
    private final ClockCheck clock;

    /// @param clock while it is in doubt nothing falls due
    Overdue(Ledger ledger, ClockCheck clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What comes of a claim.
    ///
    /// @param ringing what it tells
    /// @param passedOver the last of what it only records
    /// @param isPlanned whether more is to come
    record Outlook(List<Fire> ringing, Optional<Fire> passedOver, boolean isPlanned) {
        Outlook {
            ringing = List.copyOf(ringing);
        }
    }

    List<FireView> views(int limit) {
        var views = new ArrayList<FireView>();
        if (!clock.holds(ledger.now())) {
            for (var planned : ledger.repository().findDue(ledger.now(), limit)) {
                outlook(planned, limit - views.size()).ringing().forEach(fire -> views.add(view(fire, planned)));
            }
        }
        return views;
    }

    private FireView view(Fire fire, Planned planned) {
        var reminder = planned.reminder();
        return new FireView(fire, reminder, ledger.planner().policyOf(fire, reminder), 0, Optional.empty());
    }

    /// Empty where nothing of it is due.
    Optional<Outlook> of(Reminder reminder) {
        return ledger.repository()
                .findPlanned(reminder.id())
                .filter(planned -> DueRound.isDue(planned, ledger.now()) && !clock.holds(ledger.now()))
                .map(planned -> outlook(planned, Integer.MAX_VALUE));
    }

    /// Round by round, as they are claimed.
    ///
    /// @param most of those that ring
    private Outlook outlook(Planned due, int most) {
        var tally = new Tally(due.reminder(), most);
        for (var round = DueRound.of(due, ledger, ledger.now());
                round.isPresent() && !tally.isFull();
                round = round.get().following(ledger, ledger.now())) {
            tally.count(round.get());
        }
        return tally.outlook();
    }

    private final class Tally {
        private final Reminder reminder;
        private final int most;
        private final List<Fire> ringing = new ArrayList<>();
        private Optional<Fire> passedOver = Optional.empty();
        private boolean isPlanned = true;
        private int untold;
        private boolean hasBegun;

        Tally(Reminder reminder, int most) {
            this.reminder = reminder;
            this.most = most;
        }

        void count(DueRound round) {
            untold += hasBegun || !round.isLate(ledger.now()) ? 0 : round.untoldBefore(ledger);
            hasBegun = true;
            untold += round.misfire().missed().size();
            round.misfire().ring().stream().filter(this::isFree).forEach(this::ring);
            round.misfire().missed().stream()
                    .reduce((_, later) -> later)
                    .filter(this::isFree)
                    .ifPresent(this::passOver);
            isPlanned = round.next().nextFireAt().isPresent()
                    || round.countedAnew(ledger, ledger.now()).isPresent();
        }

        private boolean isFree(DueAlarm alarm) {
            return !isFull() && !ledger.isTaken(alarm.fence(reminder.id()));
        }

        private void ring(DueAlarm alarm) {
            ringing.add(fire(ledger, reminder, alarm, untold));
            untold = 0;
        }

        private void passOver(DueAlarm alarm) {
            passedOver = Optional.of(fire(ledger, reminder, alarm, 0).with(new NagState.Missed(ledger.now())));
        }

        boolean isFull() {
            return ringing.size() >= most;
        }

        Outlook outlook() {
            return new Outlook(ringing, passedOver, isPlanned);
        }
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
