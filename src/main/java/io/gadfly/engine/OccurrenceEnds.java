package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What it means that an occurrence is over: for its other alarms, for those of it that are not due yet, and
/// for the series. It adds to a commit what has to be written and writes nothing itself.
final class OccurrenceEnds {
    private final Ledger ledger;

    OccurrenceEnds(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The other alarms of the occurrence: those that live end with it; those that are not claimed yet, to come
    /// or just due, are claimed as ended, so that their fences never ring.
    ///
    /// @param end how one that lives ends
    /// @param passedOver what is ended or claimed in the same commit already
    Ended endSiblings(Fire ended, Reminder reminder, UnaryOperator<Fire> end, Set<Fence> passedOver, Commits commit) {
        var plan = ledger.planner().planOf(reminder.definition());
        return new Ended(
                List.of(),
                claimSiblings(ended, reminder, plan, passedOver, commit),
                endLiving(ended, reminder, end, passedOver, commit));
    }

    private List<Fire> endLiving(
            Fire ended, Reminder reminder, UnaryOperator<Fire> end, Set<Fence> passedOver, Commits commit) {
        var live = ledger.repository().findLiveFires(reminder.id()).stream()
                .filter(fire ->
                        !fire.fence().equals(ended.fence()) && fire.fence().sharesOccurrence(ended.fence()))
                .filter(fire -> !passedOver.contains(fire.fence()))
                .map(end)
                .toList();
        live.forEach(fire -> commit.fire(fire, "occurrence"));
        return live;
    }

    private Fire claimEnded(Reminder reminder, DueAlarm alarm, NagState state, Commits commit) {
        var fire = Overdue.fire(ledger, reminder, alarm, 0);
        var ended = fire.numbered(ledger.repository().nextFireNumber()).with(state);
        commit.claim(ended, "early");
        return ended;
    }

    /// What ends of some occurrences.
    ///
    /// @param firsts of those that end before they were due, the first alarm of each that was still to come
    /// @param claimed all alarms of theirs that were still to come
    /// @param silenced what rang or slept of them already, such as an alarm a day before
    record Ended(List<Fire> firsts, List<Fire> claimed, List<Fire> silenced) {
        Ended {
            firsts = List.copyOf(firsts);
            claimed = List.copyOf(claimed);
            silenced = List.copyOf(silenced);
        }

        List<Fire> all() {
            return Stream.concat(claimed.stream(), silenced.stream()).toList();
        }
    }

    /// Ends the next occurrences before they are due, fewer where there are fewer.
    ///
    /// @param end how one that lives ends
    /// @param passedOver what is ended or claimed in the same commit already
    Ended endNext(Reminder reminder, int count, UnaryOperator<Fire> end, Set<Fence> passedOver, Commits commit) {
        var plan = ledger.planner().planOf(reminder.definition());
        var firsts = new ArrayList<Fire>();
        var claimed = new ArrayList<Fire>();
        var silenced = new ArrayList<Fire>();
        var due = nextFireAt(reminder).map(at -> plan.after(at.minusNanos(1))).orElse(List.of());
        while (firsts.size() < count && !due.isEmpty()) {
            for (var alarm : due) {
                var fence = alarm.fence(reminder.id());
                var isEnded = passedOver.contains(fence) || isAmong(claimed, fence) || ledger.isTaken(fence);
                if (!isEnded && firsts.size() < count) {
                    var state =
                            end.apply(Overdue.fire(ledger, reminder, alarm, 0)).state();
                    var first = claimEnded(reminder, alarm, state, commit);
                    firsts.add(first);
                    claimed.add(first);
                    claimed.addAll(claimSiblings(first, reminder, plan, passedOver, commit));
                    silenced.addAll(endLiving(first, reminder, end, passedOver, commit));
                }
            }
            due = plan.after(due.getFirst().at());
        }
        return new Ended(firsts, claimed, silenced);
    }

    private List<Fire> claimSiblings(
            Fire ended, Reminder reminder, AlarmPlan plan, Set<Fence> passedOver, Commits commit) {
        return plan.siblings(ended).stream()
                .filter(sibling -> isOpen(sibling.fence(reminder.id()), ended, passedOver))
                .map(sibling -> claimEnded(reminder, sibling, ended.state(), commit))
                .toList();
    }

    private boolean isOpen(Fence fence, Fire ended, Set<Fence> passedOver) {
        return !fence.equals(ended.fence()) && !passedOver.contains(fence) && !ledger.isTaken(fence);
    }

    /// What an ended occurrence means for the reminder: the next from its completion, or the end of a series.
    void follow(Reminder reminder, List<Fire> ended, Commits commit) {
        var now = ledger.now();
        Predicate<Fence> hasEnded = fence -> isAmong(ended, fence) || ledger.isTaken(fence);
        var again = ledger.planner().afterCompletion(reminder, now, hasEnded);
        if (again.isPresent()) {
            commit.reminder(ledger.planned(reminder.withDefinition(again.get()), now, hasEnded));
            return;
        }
        var next = nextFireAt(reminder, hasEnded);
        if (next.isEmpty() && isLast(reminder, ended)) {
            commit.step(Reminders.wholeOf(reminder.id()), TimelineSteps.FINISHED, "answer");
            commit.reminder(new Changes.Planned(reminder.withStatus(Reminder.Status.DONE), next));
        } else {
            commit.plan(new Changes.Planned(reminder, next));
        }
    }

    private Optional<Instant> nextFireAt(Reminder reminder, Predicate<Fence> isTaken) {
        return ledger.planner()
                .nextFireAt(reminder, Reminders.unclaimedSince(nextFireAt(reminder), ledger.now()), isTaken);
    }

    private static boolean isAmong(List<Fire> ended, Fence fence) {
        return ended.stream()
                .anyMatch(fire -> fire.fence().equals(fence) || fire.fence().sharesOccurrence(fence));
    }

    private boolean isLast(Reminder reminder, List<Fire> ended) {
        return reminder.status() == Reminder.Status.OPEN
                && ledger.repository().findLiveFires(reminder.id()).stream()
                        .allMatch(fire ->
                                ended.stream().anyMatch(over -> over.fence().equals(fire.fence())));
    }

    private Optional<Instant> nextFireAt(Reminder reminder) {
        return ledger.repository().findPlanned(reminder.id()).flatMap(Changes.Planned::nextFireAt);
    }
}
