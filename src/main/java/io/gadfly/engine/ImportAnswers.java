package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What answers that were given in another program (RFC 9074 §6) mean for the fires here.
final class ImportAnswers {
    /// How far ahead an answer can lie that was given before its alarm was due.
    private static final int MOST_AHEAD = 1_000;
    /// A snooze rings again for what was due not longer ago than this.
    private static final Duration SNOOZED_SINCE = Duration.ofDays(31);

    private final Ledger ledger;

    ImportAnswers(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param claims fires that are new and over, or asleep
    /// @param changed fires that were live
    record Heard(List<Fire> claims, List<Fire> changed) {
        Heard {
            claims = List.copyOf(claims);
            changed = List.copyOf(changed);
        }

        boolean isEmpty() {
            return claims.isEmpty() && changed.isEmpty();
        }

        /// Whether the fire is claimed here, so that the schedule does not ring it.
        boolean ends(Fence fence) {
            return claims.stream().anyMatch(fire -> fire.fence().equals(fence));
        }
    }

    /// @param live the reminder's live fires
    Heard of(Reminder reminder, AlarmAnswers said, List<Fire> live) {
        var now = ledger.now();
        var changed = new ArrayList<Fire>();
        var plan = ledger.planner().planOf(reminder.definition());
        for (var fire : live) {
            if (isAnswered(fire, said)) {
                changed.add(fire.with(new NagState.Acknowledged(now, fire.state().nags())));
            } else if (!plan.stillHas(fire)) {
                changed.add(fire.with(new NagState.Withdrawn(now, fire.state().nags())));
            } else {
                said.snoozedUntil()
                        .filter(until -> until.isAfter(now))
                        .ifPresent(until -> changed.add(fire.with(new NagState.Snoozed(until, 0))));
            }
        }
        var claims = new ArrayList<>(answeredAhead(reminder, said, now));
        if (live.isEmpty()) {
            claims.addAll(snoozed(reminder, said, now));
        }
        return new Heard(claims, changed);
    }

    private static boolean isAnswered(Fire fire, AlarmAnswers said) {
        return said.acknowledged().entrySet().stream()
                .anyMatch(entry ->
                        fire.fence().isOf(entry.getKey()) && !fire.dueAt().isAfter(entry.getValue()));
    }

    private List<Fire> answeredAhead(Reminder reminder, AlarmAnswers said, Instant now) {
        var latest = said.acknowledged().values().stream().max(Instant::compareTo);
        if (latest.filter(now::isBefore).isEmpty()) {
            return List.of();
        }
        return ledger.planner().planOf(reminder.definition()).between(now, latest.get(), MOST_AHEAD).stream()
                .filter(due -> said.answered(due.alarm().trigger(), due.at()))
                .map(due -> fire(reminder, due, new NagState.Acknowledged(now)))
                .toList();
    }

    /// What was put to sleep elsewhere rings here when its snooze is over.
    private List<Fire> snoozed(Reminder reminder, AlarmAnswers said, Instant now) {
        if (said.snoozedUntil().filter(now::isBefore).isEmpty()) {
            return List.of();
        }
        var past = ledger.planner().planOf(reminder.definition()).between(now.minus(SNOOZED_SINCE), now, MOST_AHEAD);
        return past.stream()
                .skip(Math.max(0, past.size() - 1))
                .map(due -> fire(
                        reminder, due, new NagState.Snoozed(said.snoozedUntil().get(), 0)))
                .toList();
    }

    private Fire fire(Reminder reminder, DueAlarm due, NagState state) {
        return new Fire(
                ledger.repository().nextFireNumber(),
                due.fence(reminder.id()),
                due.at(),
                due.startsAt(),
                ledger.planner().poolOf(reminder.definition().details()),
                0,
                state);
    }
}
