package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Keeps a clock that is set back from drawing out a snooze: it ends by the new clock when it has lasted as
/// long as it was meant to, and is saved so. Where the clock goes forward again by as much, it ends when it was
/// to at first. One that is so long that it was meant for an hour of the clock, such as tomorrow morning, keeps
/// that hour.
final class SnoozeShift {
    /// What lasts longer ends at an hour that somebody named.
    private static final Duration LONGEST_LENGTH = Duration.ofHours(3);
    /// Of those that are moved; what is to end later was meant for a day.
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST = 1_000;
    /// Two that differ by less are one way there and back.
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private List<Shifted> shifted = List.of();
    private Duration back = Duration.ZERO;

    private record Shifted(Fire before, Fire after) {}

    SnoozeShift(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param jump how far the clock is from where it was expected; below zero it was set back
    void jumped(Duration jump, Instant now) {
        if (jump.isNegative()) {
            back = jump.negated();
            shifted = ledger.write(() -> shift(now));
        } else if (jump.minus(back).abs().compareTo(TOLERANCE) < 0) {
            ledger.write(() -> shiftBack(now));
            shifted = List.of();
        }
    }

    private List<Shifted> shift(Instant now) {
        var asleep = ledger.repository().findSnoozed(now.plus(back).plus(LONGEST), MOST);
        var moved = asleep.stream().flatMap(fire -> shift(fire).stream()).toList();
        write(moved.stream().map(Shifted::after).toList(), now);
        return moved;
    }

    private Optional<Shifted> shift(Fire fire) {
        return fire.state() instanceof NagState.Snoozed(var until)
                ? Optional.of(until.minus(isMoment(fire, until) ? back.truncatedTo(ChronoUnit.DAYS) : back))
                        .filter(end -> !end.equals(until))
                        .map(end -> new Shifted(fire, fire.with(new NagState.Snoozed(end))))
                : Optional.empty();
    }

    /// Where nobody knows when it was said, it counts as a length.
    private boolean isMoment(Fire fire, Instant until) {
        return ledger.repository().findTimeline(fire.fence().reminder()).reversed().stream()
                .filter(entry ->
                        entry.fence().equals(fire.fence()) && entry.step().equals(TimelineSteps.SNOOZED))
                .findFirst()
                .filter(said -> until.isAfter(said.at().plus(LONGEST_LENGTH)))
                .isPresent();
    }

    /// Unless they were answered or woken meanwhile.
    private List<Fire> shiftBack(Instant now) {
        var asleep = shifted.stream()
                .filter(each ->
                        ledger.repository().findFire(each.after().fence()).equals(Optional.of(each.after())))
                .map(Shifted::before)
                .toList();
        write(asleep, now);
        return asleep;
    }

    private void write(List<Fire> fires, Instant now) {
        if (!fires.isEmpty()) {
            var commit = Commits.of(now);
            fires.forEach(commit::silently);
            ledger.repository().commit(commit.build());
        }
    }
}
