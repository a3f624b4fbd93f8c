package io.gadfly.engine;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// What there is to answer of reminders that are open although nothing is to come of them. The store is asked once
/// for a page of them.
final class UnfinishedFires {
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final CurrentFires current;

    UnfinishedFires(Ledger ledger, CurrentFires current) {
        this.ledger = ledger;
        this.current = current;
    }

    Map<ReminderId, FireView> of(List<Planned> planned) {
        return planned.stream()
                .filter(each -> each.nextFireAt().isEmpty())
                .map(Planned::reminder)
                .filter(reminder -> reminder.status() == Reminder.Status.OPEN)
                .gather(Gatherers.windowFixed(PAGE))
                .flatMap(this::views)
                .collect(Collectors.toMap(view -> view.reminder().id(), view -> view));
    }

    private Stream<FireView> views(List<Reminder> page) {
        var fires = current.ofUnplanned(page.stream().map(Reminder::id).toList());
        return page.stream()
                .flatMap(reminder -> Stream.ofNullable(fires.get(reminder.id())).map(fire -> view(fire, reminder)));
    }

    private FireView view(Fire fire, Reminder reminder) {
        return new FireView(fire, reminder, ledger.planner().policyOf(fire, reminder), 0, Optional.empty());
    }
}
