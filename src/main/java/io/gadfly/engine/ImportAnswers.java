package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What answers that were given in another program (RFC 9074 §6) mean for the fires here.
final class ImportAnswers {
    /// How far ahead an answer can lie that was given before its alarm was due.
    private static final int MOST_AHEAD = 1_000;
    /// A snooze rings again for what was due not longer ago than this.
    private static final Duration SNOOZED_SINCE = Duration.ofDays(31);

    private final Ledger ledger;
    private final Predicate<Fence> isStored;

    /// @param isStored whether a fire has been claimed before
    ImportAnswers(Ledger ledger, Predicate<Fence> isStored) {
        this.ledger = ledger;
        this.isStored = isStored;
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
    /// @param since from when on nothing is claimed yet
    Heard of(Reminder reminder, AlarmAnswers said, List<Fire> live, Instant since) {
        var now = ledger.now();
        var plan = ledger.planner().planOf(reminder.definition());
        var changed = new ArrayList<Fire>();
        for (var fire : live) {
            after(fire, reminder, said, plan, now)
                    .filter(state -> !state.equals(fire.state()))
                    .ifPresent(state -> changed.add(fire.with(state)));
        }
        return new Heard(claims(reminder, said, live, since, now), changed);
    }

    /// What becomes of a live fire, where something does. Who snoozes acknowledges too, until then.
    private static Optional<NagState> after(
            Fire fire, Reminder reminder, AlarmAnswers said, AlarmPlan plan, Instant now) {
        var nags = fire.state().nags();
        return switch (reminder.status()) {
            case DONE -> Optional.of(new NagState.Done(now, nags));
            case DISABLED -> Optional.of(new NagState.Withdrawn(now, nags));
            case OPEN -> {
                if (!plan.stillHas(fire)) {
                    yield Optional.of(new NagState.Withdrawn(now, nags));
                }
                Optional<NagState> asleep = said.snoozedUntil()
                        .filter(now::isBefore)
                        .map(until -> new NagState.Snoozed(until, 0));
                yield asleep.or(() -> isAnswered(fire, said)
                        ? Optional.of(new NagState.Acknowledged(now, nags))
                        : Optional.empty());
            }
        };
    }

    private List<Fire> claims(Reminder reminder, AlarmAnswers said, List<Fire> live, Instant since, Instant now) {
        if (reminder.status() != Reminder.Status.OPEN) {
            return List.of();
        }
        var claims = new ArrayList<Fire>();
        if (live.isEmpty()) {
            claims.addAll(snoozed(reminder, said, now));
        }
        var asleep = claims.stream().map(Fire::fence).toList();
        claims.addAll(answeredAhead(reminder, said, since, now));
        claims.removeIf(fire -> asleep.contains(fire.fence()) && !(fire.state() instanceof NagState.Snoozed));
        claims.removeIf(fire -> isStored.test(fire.fence()));
        return claims;
    }

    private static boolean isAnswered(Fire fire, AlarmAnswers said) {
        return said.acknowledged().entrySet().stream()
                .anyMatch(entry ->
                        fire.fence().isOf(entry.getKey()) && !fire.dueAt().isAfter(entry.getValue()));
    }

    /// What is not claimed yet and will not have to be.
    private List<Fire> answeredAhead(Reminder reminder, AlarmAnswers said, Instant since, Instant now) {
        var latest = said.latest().filter(since::isBefore);
        if (latest.isEmpty()) {
            return List.of();
        }
        return ledger.planner().planOf(reminder.definition()).between(since, latest.get(), MOST_AHEAD).stream()
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
