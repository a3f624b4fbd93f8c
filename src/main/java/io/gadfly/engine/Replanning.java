package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Computes anew when reminders fire next, where the same wall time or day means another instant than before, and
/// where the clock was set back.
///
/// What was to come before a move is what is looked for after it: not what comes after now, or an occurrence that
/// slipped into the past would be lost. What has been claimed is passed over by its fence, so doing it twice is no
/// harm.
final class Replanning {
    /// Reminders in one transaction.
    private static final int ROUND = 200;
    /// How far new rules can move an instant: over a date line, and an hour.
    static final Duration FURTHEST = Duration.ofHours(26);

    /// How far clocks jump ahead, the furthest first: over a date line, for a change of offset and summer, for
    /// summer.
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
        replan(
                Replanning::isFloating,
                (reminder, next) -> wasAnother(reminder, next, before),
                next -> earlier(next, after.instantOf(earliestWallTime(next, before))),
                now);
    }

    /// Whether what was due there at that instant is not what is due then here, such as another hour of a day; or
    /// is an alarm at an instant, which stays where it was while what comes behind it moves.
    private boolean wasAnother(Reminder reminder, Instant next, Zone before) {
        var there = ledger.planner().planOf(reminder.definition(), before);
        var here = ledger.planner().planOf(reminder.definition());
        var known = there.dueAt(next);
        return known.stream().anyMatch(alarm -> alarm.occurrence().isEmpty())
                || !known.isEmpty() && !fences(reminder, known).equals(fences(reminder, here.dueAt(next)));
    }

    private static Set<Fence> fences(Reminder reminder, List<DueAlarm> alarms) {
        return alarms.stream().map(alarm -> alarm.fence(reminder.id())).collect(Collectors.toSet());
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

    /// Whole days begin at another hour, and what is so long before or after them moves along.
    void afterOtherMorning(LocalTime before, LocalTime after, Instant now) {
        var zone = ledger.planner().surroundings().zone();
        var further = Duration.between(before, after);
        replan(
                Replanning::isOfDays,
                (_, _) -> true,
                next -> earlier(next, zone.instantOf(zone.wallTimeOf(next).plus(further))),
                now);
    }

    private static boolean isOfDays(Reminder reminder) {
        return reminder.definition()
                .schedule()
                .filter(schedule -> schedule.start() instanceof CalendarTime.Day)
                .isPresent();
    }

    /// A government moved the clocks: any wall time may mean another instant.
    void afterNewRules(Instant now) {
        replan(
                reminder -> reminder.definition().schedule().isPresent(),
                (_, _) -> false,
                next -> next.minus(FURTHEST),
                now);
        noteLostZones();
    }

    /// The clock was set back: what is to come from now on was perhaps passed over while it was ahead.
    ///
    /// @param then no earlier than it has been
    /// @param setAside whose alarms are not to be computed
    void afterSetBack(Instant then, Instant now, Set<ReminderId> setAside) {
        var passedOver = find(reminder -> reminder.status() == Reminder.Status.OPEN
                && !setAside.contains(reminder.id())
                && suspects.whileTrying(reminder.id(), () -> mayRing(reminder, now, then)));
        inRounds(passedOver, now, (planned, commit) -> {
            var again = suspects.whileTrying(planned.reminder().id(), () -> ledger.planned(planned.reminder(), now));
            if (isEarlier(again, planned)) {
                commit.plan(again).step(Reminders.wholeOf(planned.reminder().id()), TimelineSteps.SET_BACK, "");
            }
        });
    }

    private boolean mayRing(Reminder reminder, Instant now, Instant then) {
        return ledger.planner()
                .planOf(reminder.definition())
                .nextAfter(now)
                .filter(at -> !at.isAfter(then))
                .isPresent();
    }

    private static boolean isEarlier(Changes.Planned one, Changes.Planned other) {
        return one.nextFireAt()
                .filter(at ->
                        other.nextFireAt().filter(known -> !at.isBefore(known)).isEmpty())
                .isPresent();
    }

    private static boolean isFloating(Reminder reminder) {
        return reminder.definition()
                .schedule()
                .filter(schedule -> !(schedule.start() instanceof CalendarTime.Zoned))
                .isPresent();
    }

    /// @param wasAnother whether it was another alarm that was due then
    /// @param since from which instant on the next fire is looked for, given what it was before
    private void replan(
            Predicate<Reminder> isMoved,
            BiPredicate<Reminder, Instant> wasAnother,
            UnaryOperator<Instant> since,
            Instant now) {
        var moved = find(reminder -> reminder.status() == Reminder.Status.OPEN && isMoved.test(reminder));
        inRounds(
                moved,
                now,
                (planned, commit) -> planned.nextFireAt()
                        .map(next -> suspects.whileTrying(
                                planned.reminder().id(), () -> again(planned, next, wasAnother, since)))
                        .ifPresent(commit::plan));
    }

    private void inRounds(List<ReminderId> reminders, Instant now, BiConsumer<Changes.Planned, Commits> plan) {
        for (var start = 0; start < reminders.size(); start += ROUND) {
            var batch = reminders.subList(start, Math.min(reminders.size(), start + ROUND));
            ledger.write(() -> {
                var commit = Commits.of(now);
                batch.stream()
                        .flatMap(id -> ledger.repository().findPlanned(id).stream())
                        .forEach(planned -> plan.accept(planned, commit));
                return commit.isEmpty() ? List.<Fire>of() : ledger.repository().commit(commit.build());
            });
        }
    }

    /// Where the same alarm is due when it was, nothing moved: what lies before it was not to come, such as the
    /// times before the reminder was made.
    private Changes.Planned again(
            Changes.Planned planned,
            Instant next,
            BiPredicate<Reminder, Instant> wasAnother,
            UnaryOperator<Instant> since) {
        var reminder = planned.reminder();
        var isWhereItWas = ledger.planned(reminder, next.minusNanos(1)).equals(planned);
        return isWhereItWas && !wasAnother.test(reminder, next)
                ? planned
                : ledger.planned(reminder, since.apply(next).minusNanos(1));
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
