package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Computes anew when reminders fire next, where the same wall time means another instant than before.
///
/// What was to come before the change is what is looked for after it: not what comes after now, or an occurrence that
/// slipped into the past would be lost. What has been claimed is passed over by its fence, so doing it twice is no
/// harm.
final class Replanning {
    /// Reminders in one transaction.
    private static final int ROUND = 200;
    /// How far new rules can move an instant: over a date line, and an hour.
    static final Duration FURTHEST = Duration.ofHours(26);

    /// How far clocks jump ahead, the furthest first: over a date line, for a change of offset and summer, for summer.
    private static final List<Duration> GAPS =
            List.of(Duration.ofHours(24), Duration.ofHours(2), Duration.ofHours(1), Duration.ofMinutes(30));

    private final Ledger ledger;
    private final Suspects suspects;

    /// @param suspects learns whose alarms are being computed
    Replanning(Ledger ledger, Suspects suspects) {
        this.ledger = ledger;
        this.suspects = suspects;
    }

    /// The user went elsewhere: floating times and days mean other instants.
    void afterMove(Zone before, Zone after, Instant now) {
        replan(Replanning::isFloating, next -> earlier(next, after.instantOf(earliestWallTime(next, before))), now);
    }

    /// A time that the clocks skipped there falls on the instant of another one; here it may not be skipped.
    private static LocalDateTime earliestWallTime(Instant instant, Zone zone) {
        var wall = zone.wallTimeOf(instant);
        return GAPS.stream()
                .map(wall::minus)
                .filter(skipped -> zone.instantOf(skipped).equals(instant))
                .findFirst()
                .orElse(wall);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// A government moved the clocks: any wall time may mean another instant.
    void afterNewRules(Instant now) {
        replan(reminder -> reminder.definition().schedule().isPresent(), next -> next.minus(FURTHEST), now);
        noteLostZones();
    }

    private static boolean isFloating(Reminder reminder) {
        return reminder.definition()
                .schedule()
                .filter(schedule -> !(schedule.start() instanceof CalendarTime.Zoned))
                .isPresent();
    }

    /// @param since from which instant on the next fire is looked for, given what it was before
    private void replan(Predicate<Reminder> isMoved, UnaryOperator<Instant> since, Instant now) {
        var moved = find(reminder -> reminder.status() == Reminder.Status.OPEN && isMoved.test(reminder));
        for (var start = 0; start < moved.size(); start += ROUND) {
            var batch = moved.subList(start, Math.min(moved.size(), start + ROUND));
            ledger.write(() -> {
                var commit = Commits.of(now);
                batch.stream()
                        .flatMap(id -> ledger.repository().findPlanned(id).stream())
                        .filter(planned -> planned.nextFireAt().isPresent())
                        .map(planned -> again(planned, since))
                        .forEach(commit::plan);
                return ledger.repository().commit(commit.build());
            });
        }
    }

    /// Where the same alarm is due when it was, nothing moved: what lies before it was not to come, such as the times
    /// before the reminder was made.
    private Changes.Planned again(Changes.Planned planned, UnaryOperator<Instant> since) {
        suspects.trying(planned.reminder().id());
        var next = planned.nextFireAt().orElseThrow();
        var same = ledger.planned(planned.reminder(), next.minusNanos(1));
        var again = same.equals(planned)
                ? planned
                : ledger.planned(planned.reminder(), since.apply(next).minusNanos(1));
        suspects.tried();
        return again;
    }

    private List<ReminderId> find(Predicate<Reminder> wanted) {
        var found = new ArrayList<ReminderId>();
        ledger.repository().forEach(ReminderFilter.ALL, reminder -> {
            if (wanted.test(reminder)) {
                found.add(reminder.id());
            }
        });
        return found;
    }

    private void noteLostZones() {
        var lost = new TreeMap<ReminderId, String>();
        ledger.repository()
                .forEach(
                        ReminderFilter.ALL,
                        reminder -> zoneOf(reminder)
                                .filter(Zone::isLost)
                                .ifPresent(zone -> lost.put(reminder.id(), zone.id())));
        lost.forEach((id, zone) -> ledger.note(Reminders.wholeOf(id), TimelineSteps.ZONE_LOST, zone));
    }

    private static Optional<Zone> zoneOf(Reminder reminder) {
        return reminder.definition()
                .schedule()
                .flatMap(schedule -> schedule.start() instanceof CalendarTime.Zoned(var _, var zone)
                        ? Optional.of(zone)
                        : Optional.empty());
    }
}
