package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoredFires;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of the fires of a reminder when another version takes its place, whoever made that.
///
/// What nags or sleeps, and of which the new version has the alarm no longer, goes on as the alarm that its
/// occurrence has now, as long as that is not still to come. An occurrence that the user has done or skipped
/// stays so under whatever alarms and in whatever zone it is told now, unless it starts at another time.
final class Succession {
    /// What ended longer ago has no alarms to come.
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private final Ledger ledger;
    private final StoredFires stored;
    private final Reminder before;
    private final Reminder after;
    private final AlarmPlan earlier;
    private final AlarmPlan plan;
    private final Instant now;
    private final List<Fire> live = new ArrayList<>();
    private final List<Fire> ended = new ArrayList<>();
    private final List<Fire> revived = new ArrayList<>();
    private final List<Fire> claims = new ArrayList<>();
    private final List<Heir> heirs = new ArrayList<>();
    private final Set<Loss> losses = EnumSet.noneOf(Loss.class);

    /// Why something nags no longer, though nobody has answered it.
    enum Loss {
        /// It is due later now.
        LATER,
        /// Nothing of it is left.
        GONE,
        /// Nothing of it is left, and nobody had been told of it yet.
        UNTOLD
    }

    private Succession(Ledger ledger, StoredFires stored, Reminder before, Reminder after) {
        this.ledger = ledger;
        this.stored = stored;
        this.before = before;
        this.after = after;
        this.earlier = ledger.planner().planOf(before.definition());
        this.plan = ledger.planner().planOf(after.definition());
        this.now = ledger.now();
    }

    /// To be called in the ledger's turn.
    ///
    /// @param since from when on nothing is claimed yet
    static Succession of(Ledger ledger, StoredFires stored, Reminder before, Reminder after, Instant since) {
        var succession = new Succession(ledger, stored, before, after);
        succession.live.addAll(stored.findLiveFires(after.id()));
        succession.settle(!ringsAlike(before.definition(), after.definition()), since);
        return succession;
    }

    /// Of what lives of a reminder, and fell due under a version that nobody knows any more.
    static Succession ofOrphans(Ledger ledger, StoredFires stored, Reminder reminder) {
        var succession = new Succession(ledger, stored, reminder, reminder);
        succession.live.addAll(stored.findLiveFires(reminder.id()));
        succession.passOn();
        return succession;
    }

    private void settle(boolean ringsOtherwise, Instant since) {
        if (ringsOtherwise) {
            passOn();
        }
        if (ringsOtherwise || isSwitchedOn()) {
            var past = PastFires.of(stored, before.id());
            var finished = past.finished(this::isRemembered);
            if (ringsOtherwise) {
                keepEnded(finished, since);
            }
            if (after.status() == Reminder.Status.OPEN) {
                bringBack(past.withdrawn(), finished);
            }
        }
    }

    private static boolean ringsAlike(Definition before, Definition after) {
        return before.schedule().equals(after.schedule())
                && before.alarms().equals(after.alarms())
                && before.exceptional().equals(after.exceptional());
    }

    private boolean isSwitchedOn() {
        return before.status() == Reminder.Status.DISABLED && after.status() == Reminder.Status.OPEN;
    }

    /// Those that live under the new version.
    List<Fire> live() {
        return live;
    }

    /// Those that nag no longer.
    List<Fire> ended() {
        return ended;
    }

    /// Those that were withdrawn before, and live again.
    List<Fire> revived() {
        return revived;
    }

    /// Those that are new: they live, or are over.
    List<Fire> claims() {
        return claims;
    }

    /// Those that stand in the place of others.
    List<Heir> heirs() {
        return heirs;
    }

    /// Those that somebody has to be told of.
    List<Fire> woken() {
        return Stream.concat(revived.stream(), claims.stream())
                .filter(fire -> fire.state() instanceof NagState.Live)
                .toList();
    }

    Set<Loss> losses() {
        return losses;
    }

    /// What is lost where nothing lives on.
    Set<Loss> allLosses() {
        return live.stream().map(Succession::endOf).collect(Collectors.toSet());
    }

    boolean isClaimed(Fence fence) {
        return isAmong(claims, fence);
    }

    /// Whether a fire goes on under that fence now.
    boolean isHeir(Fence fence) {
        return isClaimed(fence) || isAmong(revived, fence);
    }

    private static boolean isAmong(List<Fire> fires, Fence fence) {
        return fires.stream().anyMatch(fire -> fire.fence().equals(fence));
    }

    private boolean isTaken(Fence fence) {
        return isClaimed(fence) || stored.isTaken(fence);
    }

    // What nags

    private void passOn() {
        if (after.status() != Reminder.Status.OPEN) {
            return;
        }
        var orphans = live.stream()
                .filter(fire -> !plan.stillHas(fire))
                .sorted(Comparator.comparing(Fire::dueAt).reversed())
                .toList();
        live.removeAll(orphans);
        var heirless = orphans.stream().filter(Predicate.not(this::isInherited)).toList();
        heirless.forEach(fire -> lossOf(fire).ifPresent(losses::add));
        orphans.forEach(fire -> ended.add(fire.with(NagState.Withdrawn.of(fire.state(), now))));
    }

    private boolean isInherited(Fire fire) {
        var heir = alarmsInItsPlace(fire).stream()
                .filter(due -> !due.at().isAfter(now) && isFree(due.fence(after.id())))
                .max(Comparator.comparing(
                                (DueAlarm due) -> fire.fence().isOf(due.alarm().trigger()))
                        .thenComparing(DueAlarm::at));
        heir.ifPresent(due -> inherit(fire, due));
        return heir.isPresent();
    }

    /// What the earlier version has as well is another occurrence.
    private List<DueAlarm> alarmsInItsPlace(Fire fire) {
        return plan.closestTo(fire).stream()
                .filter(due -> due.fence(after.id()).sharesOccurrence(fire.fence())
                        || due.startsAt().equals(fire.startsAt())
                        || earlier.startingAt(due.startsAt()).isEmpty())
                .toList();
    }

    private boolean isFree(Fence fence) {
        return !isHeir(fence)
                && stored.findFire(fence)
                        .filter(fire -> !(fire.state() instanceof NagState.Withdrawn))
                        .isEmpty();
    }

    private void inherit(Fire fire, DueAlarm due) {
        var withdrawn = stored.findFire(due.fence(after.id())).map(known -> known.with(fire.state()));
        var heir = withdrawn.orElseGet(() -> newFire(due, fire.missed(), fire.state()));
        withdrawn.ifPresentOrElse(revived::add, () -> claims.add(heir));
        heirs.add(new Heir(fire.number(), heir.number()));
        live.add(heir);
    }

    private Fire newFire(DueAlarm due, int missed, NagState state) {
        return new Fire(
                ledger.repository().nextFireNumber(),
                due.fence(after.id()),
                due.at(),
                due.startsAt(),
                ledger.planner().poolOf(after.definition().details()),
                missed,
                state);
    }

    /// None, where its occurrence nags by another alarm.
    private Optional<Loss> lossOf(Fire fire) {
        var alarms = alarmsInItsPlace(fire);
        if (alarms.stream().anyMatch(due -> isAmong(live, due.fence(after.id())))) {
            return Optional.empty();
        }
        var isToCome = alarms.stream().anyMatch(due -> due.at().isAfter(now));
        return isToCome ? Optional.of(Loss.LATER).filter(_ -> isTold(fire)) : Optional.of(endOf(fire));
    }

    private static Loss endOf(Fire fire) {
        return isTold(fire) ? Loss.GONE : Loss.UNTOLD;
    }

    private static boolean isTold(Fire fire) {
        return fire.state() instanceof NagState.Snoozed || fire.state().nags() > 0;
    }

    // What is over

    private void keepEnded(List<Fire> finished, Instant since) {
        for (var over : finished) {
            plan.startingAt(startOf(over)).stream()
                    .filter(due -> due.at().isAfter(since) && !isTaken(due.fence(after.id())))
                    .map(due -> newFire(due, 0, over.state()))
                    .forEach(claim -> {
                        claims.add(claim);
                        heirs.add(new Heir(over.number(), claim.number()));
                    });
        }
    }

    private boolean isRemembered(Fence fence) {
        var zone = ledger.planner().surroundings().zone();
        return before.definition()
                .schedule()
                .flatMap(schedule -> fence.occurrence(schedule.start()))
                .filter(name -> name.in(zone).isAfter(now.minus(REMEMBERED)))
                .isPresent();
    }

    /// As the earlier version has it here and now; the user may have been elsewhere.
    private Instant startOf(Fire over) {
        return earlier.siblings(over).stream()
                .map(DueAlarm::startsAt)
                .findFirst()
                .orElse(over.startsAt());
    }

    /// What nagged when its alarm or its reminder went away has been answered by nobody, so it waits or sleeps again
    /// when both are there: unless something else has fallen due meanwhile.
    private void bringBack(List<PastFires.Gone> gone, List<Fire> finished) {
        gone.stream()
                .filter(each ->
                        plan.stillHas(each.fire()) && !isHeir(each.fire().fence()))
                .filter(each -> isSwitchedOn() || !earlier.stillHas(each.fire()))
                .filter(each -> finished.stream().noneMatch(over -> finishes(over, each)))
                .map(each -> each.fire().with(each.state().back(now)))
                .forEach(revived::add);
    }

    /// The occurrence itself, or since it went away what it was meanwhile.
    private boolean finishes(Fire over, PastFires.Gone gone) {
        return over.fence().sharesOccurrence(gone.fire().fence())
                || over.state() instanceof NagState.Over end
                        && !end.at().isBefore(gone.state().at())
                        && wasMeanwhile(gone.fire(), over.fence());
    }

    /// What the later version has as well is another occurrence.
    private boolean wasMeanwhile(Fire fire, Fence fence) {
        return earlier.closestTo(fire).stream()
                .filter(due -> plan.startingAt(due.startsAt()).isEmpty())
                .anyMatch(due -> due.fence(after.id()).equals(fence));
    }
}
