package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoredFires;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> ENDS = Stream.of(
                    new NagState.Done(Instant.EPOCH), new NagState.Skipped(Instant.EPOCH))
            .map(TimelineSteps::keyOf)
            .collect(Collectors.toUnmodifiableSet());

    private static final String DUE = TimelineSteps.keyOf(new NagState.Due());
    private static final String WITHDRAWN = TimelineSteps.keyOf(new NagState.Withdrawn(Instant.EPOCH));

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
        if (!ringsAlike(before.definition(), after.definition())) {
            succession.passOn();
            succession.keepEnded(since);
        }
        if (succession.mayBringBack()) {
            succession.bringBack();
        }
        return succession;
    }

    private static boolean ringsAlike(Definition before, Definition after) {
        return before.schedule().equals(after.schedule())
                && before.alarms().equals(after.alarms())
                && before.exceptional().equals(after.exceptional());
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
        return claims.stream().anyMatch(fire -> fire.fence().equals(fence));
    }

    /// Whether a fire goes on under that fence now.
    boolean isHeir(Fence fence) {
        return isClaimed(fence) || isRevived(fence);
    }

    private boolean isRevived(Fence fence) {
        return revived.stream().anyMatch(fire -> fire.fence().equals(fence));
    }

    private boolean isTaken(Fence fence) {
        return isClaimed(fence) || stored.findFire(fence).isPresent();
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
        var heirless = orphans.stream().filter(fire -> !isInherited(fire)).toList();
        heirless.forEach(fire -> lossOf(fire).ifPresent(losses::add));
        orphans.forEach(fire ->
                ended.add(fire.with(new NagState.Withdrawn(now, fire.state().nags()))));
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
        withdrawn.ifPresentOrElse(revived::add, () -> claims.add(claim(due, fire.missed(), fire.state())));
        live.add(withdrawn.orElseGet(claims::getLast));
    }

    private Fire claim(DueAlarm due, int missed, NagState state) {
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
        var now = alarmsInItsPlace(fire);
        if (now.stream().anyMatch(due -> isLive(due.fence(after.id())))) {
            return Optional.empty();
        }
        var isToCome = now.stream().anyMatch(due -> due.at().isAfter(this.now));
        return isToCome ? Optional.of(Loss.LATER).filter(_ -> isTold(fire)) : Optional.of(endOf(fire));
    }

    private static Loss endOf(Fire fire) {
        return isTold(fire) ? Loss.GONE : Loss.UNTOLD;
    }

    private static boolean isTold(Fire fire) {
        return fire.state() instanceof NagState.Snoozed || fire.state().nags() > 0;
    }

    private boolean isLive(Fence fence) {
        return live.stream().anyMatch(fire -> fire.fence().equals(fence));
    }

    // What was withdrawn

    private boolean mayBringBack() {
        return after.status() == Reminder.Status.OPEN
                && (isSwitchedOn() || !ringsAlike(before.definition(), after.definition()));
    }

    private boolean isSwitchedOn() {
        return before.status() == Reminder.Status.DISABLED;
    }

    /// What nagged when its alarm or its reminder went away has been answered by nobody, so it waits again when
    /// both are there: unless something else has fallen due meanwhile.
    private void bringBack() {
        var finished = doneOrSkipped();
        withdrawn()
                .filter(fire -> plan.stillHas(fire) && !isHeir(fire.fence()))
                .filter(fire -> isSwitchedOn() || !earlier.stillHas(fire))
                .filter(fire -> finished.stream().noneMatch(over -> over.fence().sharesOccurrence(fire.fence())))
                .map(fire -> fire.with(new NagState.Queued(now, 0)))
                .forEach(revived::add);
    }

    private Stream<Fire> withdrawn() {
        var timeline = stored.findTimeline(before.id());
        var lastDue = timeline.stream()
                .filter(entry -> entry.step().equals(DUE))
                .map(TimelineEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return timeline.stream()
                .filter(entry -> entry.step().equals(WITHDRAWN) && !entry.at().isBefore(lastDue))
                .map(TimelineEntry::fence)
                .distinct()
                .flatMap(fence -> stored.findFire(fence).stream())
                .filter(fire -> fire.state() instanceof NagState.Withdrawn);
    }

    // What is over

    private void keepEnded(Instant since) {
        for (var over : doneOrSkipped()) {
            plan.startingAt(startOf(over)).stream()
                    .filter(due -> due.at().isAfter(since) && !isTaken(due.fence(after.id())))
                    .forEach(due -> claims.add(claim(due, 0, over.state())));
        }
    }

    private List<Fire> doneOrSkipped() {
        return stored.findTimeline(before.id()).stream()
                .filter(entry -> ENDS.contains(entry.step()))
                .map(TimelineEntry::fence)
                .distinct()
                .filter(this::isRemembered)
                .flatMap(fence -> stored.findFire(fence).stream())
                .filter(fire -> ENDS.contains(TimelineSteps.keyOf(fire.state())))
                .toList();
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
}
