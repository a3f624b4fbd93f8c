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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What it means that an occurrence is over: for its other alarms, for those of it that are not due yet, and for the
/// series. It adds to a commit what has to be written and writes nothing itself.
final class OccurrenceEnds {
    private final Ledger ledger;

    OccurrenceEnds(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The other alarms of the occurrence: those that live end with it; those that are not claimed yet, to come or just
    /// due, are claimed as ended, so that their fences never ring. Answers with those that lived.
    ///
    /// @param end how one that lives ends
    List<Fire> endSiblings(Fire ended, Reminder reminder, UnaryOperator<Fire> end, Commits commit) {
        claimSiblings(ended, reminder, ledger.planner().planOf(reminder.definition()), commit);
        return endLiving(ended, reminder, end, commit);
    }

    private List<Fire> endLiving(Fire ended, Reminder reminder, UnaryOperator<Fire> end, Commits commit) {
        var live = ledger.repository().findLiveFires(reminder.id()).stream()
                .filter(fire ->
                        !fire.fence().equals(ended.fence()) && fire.fence().sharesOccurrence(ended.fence()))
                .map(end)
                .toList();
        live.forEach(fire -> commit.fire(fire, "occurrence"));
        return live;
    }

    private boolean isTaken(Fence fence) {
        return ledger.repository().findFire(fence).isPresent();
    }

    private Fire claimEnded(Reminder reminder, DueAlarm alarm, NagState state, Commits commit) {
        var fire = new Fire(
                ledger.repository().nextFireNumber(),
                alarm.fence(reminder.id()),
                alarm.at(),
                alarm.startsAt(),
                ledger.planner().poolOf(reminder.definition().details()),
                0,
                state);
        commit.claim(fire, "early");
        return fire;
    }

    /// Occurrences that ended before they were due.
    ///
    /// @param firsts the first alarm of each that was still to come
    /// @param silenced what rang or slept of them already, such as an alarm a day before
    record Early(List<Fire> firsts, List<Fire> silenced) {
        Early {
            firsts = List.copyOf(firsts);
            silenced = List.copyOf(silenced);
        }
    }

    /// Ends the next occurrences before they are due, fewer where there are fewer.
    ///
    /// @param state of what was still to come
    /// @param end how one that lives ends
    Early endNext(Reminder reminder, int count, NagState state, UnaryOperator<Fire> end, Commits commit) {
        var plan = ledger.planner().planOf(reminder.definition());
        var firsts = new ArrayList<Fire>();
        var silenced = new ArrayList<Fire>();
        var ended = new ArrayList<Fire>();
        var due = nextFireAt(reminder).map(at -> plan.after(at.minusNanos(1))).orElse(List.of());
        while (firsts.size() < count && !due.isEmpty()) {
            for (var alarm : due) {
                var fence = alarm.fence(reminder.id());
                var isEnded = ended.stream().anyMatch(fire -> fire.fence().equals(fence)) || isTaken(fence);
                if (!isEnded && firsts.size() < count) {
                    var first = claimEnded(reminder, alarm, state, commit);
                    firsts.add(first);
                    ended.add(first);
                    ended.addAll(claimSiblings(first, reminder, plan, commit));
                    silenced.addAll(endLiving(first, reminder, end, commit));
                }
            }
            due = plan.after(due.getFirst().at());
        }
        if (!ended.isEmpty()) {
            follow(reminder, Stream.concat(ended.stream(), silenced.stream()).toList(), commit);
        }
        return new Early(firsts, silenced);
    }

    private List<Fire> claimSiblings(Fire ended, Reminder reminder, AlarmPlan plan, Commits commit) {
        return plan.siblings(ended).stream()
                .filter(sibling -> !sibling.fence(reminder.id()).equals(ended.fence()))
                .filter(sibling -> !isTaken(sibling.fence(reminder.id())))
                .map(sibling -> claimEnded(reminder, sibling, ended.state(), commit))
                .toList();
    }

    /// What an ended occurrence means for the reminder: the next from its completion, or the end of a series.
    void follow(Reminder reminder, List<Fire> ended, Commits commit) {
        var now = ledger.now();
        var again = reminder.definition()
                .afterCompletion(now, ledger.planner().surroundings().zone());
        if (again.isPresent()) {
            commit.reminder(ledger.planned(reminder.withDefinition(again.get()), now));
            return;
        }
        var next = ledger.planner()
                .nextFireAt(
                        reminder,
                        Reminders.unclaimedSince(nextFireAt(reminder), now),
                        fence -> isAmong(ended, fence) || isTaken(fence));
        if (next.isEmpty() && isLast(reminder, ended)) {
            commit.step(Reminders.wholeOf(reminder.id()), TimelineSteps.FINISHED, "answer");
            commit.reminder(new Changes.Planned(reminder.withStatus(Reminder.Status.DONE), next));
        } else {
            commit.plan(new Changes.Planned(reminder, next));
        }
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
