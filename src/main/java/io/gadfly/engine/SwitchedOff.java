package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What rang when a reminder was switched off: nobody has answered it, so it rings again when it is switched on.
record SwitchedOff(Ledger ledger) {
    private static final String WITHDRAWN = TimelineSteps.keyOf(new NagState.Withdrawn(Instant.MIN));

    /// To be called in the ledger's turn. Answers with the fires as they wait again.
    List<Fire> by(Reminder reminder) {
        var plan = ledger.planner().planOf(reminder.definition());
        var now = ledger.now();
        return silenced(reminder).stream()
                .filter(plan::stillHas)
                .map(fire -> fire.with(new NagState.Queued(now, 0)))
                .toList();
    }

    private List<Fire> silenced(Reminder reminder) {
        var timeline = ledger.repository().findTimeline(reminder.id());
        return lastSwitchedOff(timeline).stream()
                .flatMap(at -> timeline.stream()
                        .filter(entry ->
                                entry.step().equals(WITHDRAWN) && entry.at().equals(at)))
                .flatMap(entry -> ledger.repository().findFire(entry.fence()).stream())
                .filter(fire -> fire.state() instanceof NagState.Withdrawn)
                .toList();
    }

    private static Optional<Instant> lastSwitchedOff(List<TimelineEntry> timeline) {
        return timeline.reversed().stream()
                .filter(entry -> entry.step().equals(TimelineSteps.EDITED)
                        && entry.cause().equals(Reminder.Status.DISABLED.name()))
                .findFirst()
                .map(TimelineEntry::at);
    }
}
