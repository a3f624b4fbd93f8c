package io.gadfly.engine;

import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the user says to fires: saved first, then told to whoever nags. An answer that ends an occurrence ends all its
/// alarms, those that are still to come included, and never the series.
final class Answers {
    private final Ledger ledger;
    private final Messenger messenger;

    Answers(Ledger ledger, Messenger messenger) {
        this.ledger = ledger;
        this.messenger = messenger;
    }

    /// @param touched fires whose nagging this answer ends
    private record Saved(AnswerResult result, List<Fire> touched) {
        static Saved nothing(AnswerResult result) {
            return new Saved(result, List.of());
        }
    }

    AnswerResult answer(Fence fence, Answer answer) {
        return tell(ledger.write(() -> ledger.repository()
                .findFire(fence)
                .map(fire -> save(fire, answer))
                .orElseGet(() -> Saved.nothing(new AnswerResult.NothingToAnswer()))));
    }

    AnswerResult answer(ReminderId id, Answer answer) {
        return tell(ledger.write(() -> ledger.repository()
                .find(id)
                .map(reminder -> saveCurrent(reminder, answer))
                .orElseGet(() -> Saved.nothing(new AnswerResult.NothingToAnswer()))));
    }

    private AnswerResult tell(Saved saved) {
        messenger.stop(saved.touched());
        messenger.reschedule();
        messenger.changed();
        return saved.result();
    }

    private Saved saveCurrent(Reminder reminder, Answer answer) {
        var current = currentFire(reminder.id());
        if (current.isPresent()) {
            return save(current.get(), answer);
        }
        return switch (answer) {
            case Answer.Done() -> early(reminder, new NagState.Done(ledger.now()), "done");
            case Answer.Skip() -> early(reminder, new NagState.Skipped(ledger.now()), "skip");
            case Answer.Acknowledge _, Answer.Snooze _, Answer.Dismiss _ ->
                Saved.nothing(new AnswerResult.NothingToAnswer());
        };
    }

    /// The one that is at the user; else the one that Gadfly gave up last.
    private Optional<Fire> currentFire(ReminderId id) {
        return ledger.repository().findLiveFires(id).stream().findFirst().or(() -> lastGivenUp(id));
    }

    private Optional<Fire> lastGivenUp(ReminderId id) {
        return ledger.repository().findTimeline(id).reversed().stream()
                .filter(entry -> !entry.fence().equals(Reminders.wholeOf(id)))
                .findFirst()
                .flatMap(entry -> ledger.repository().findFire(entry.fence()))
                .filter(fire -> fire.state() instanceof NagState.GaveUp || fire.state() instanceof NagState.Failed);
    }

    private Saved save(Fire fire, Answer answer) {
        var reminder = ledger.repository().find(fire.fence().reminder()).orElseThrow();
        var now = ledger.now();
        var transition = ledger.nagOf(fire, reminder).on(new NagEvent.Answered(answer), now);
        var next = fire.with(transition.next());
        if (next.equals(fire)) {
            return fire.state() instanceof NagState.Over
                    ? Saved.nothing(new AnswerResult.AlreadyOver(fire))
                    : new Saved(new AnswerResult.Answered(fire, reminder.title()), List.of());
        }
        var commit = Commits.of(now).fire(next, "answer").undoable(Texts.undo(nameOf(answer), reminder.title()));
        var touched = new ArrayList<>(List.of(next));
        if (endsOccurrence(answer)) {
            touched.addAll(endSiblings(next, reminder, commit));
            follow(reminder, touched, commit);
        }
        ledger.repository().commit(commit.build());
        return new Saved(new AnswerResult.Answered(next, reminder.title()), touched);
    }

    private static boolean endsOccurrence(Answer answer) {
        return switch (answer) {
            case Answer.Done _, Answer.Skip _ -> true;
            case Answer.Acknowledge _, Answer.Snooze _, Answer.Dismiss _ -> false;
        };
    }

    private static String nameOf(Answer answer) {
        return switch (answer) {
            case Answer.Acknowledge _, Answer.Dismiss _ -> "acknowledge";
            case Answer.Done _ -> "done";
            case Answer.Skip _ -> "skip";
            case Answer.Snooze _ -> "snooze";
        };
    }

    /// The other alarms of the occurrence: those that live end with it; those that are not claimed yet, to come or just
    /// due, are claimed as ended, so that their fences never ring.
    private List<Fire> endSiblings(Fire ended, Reminder reminder, Commits commit) {
        var live = ledger.repository().findLiveFires(reminder.id()).stream()
                .filter(fire ->
                        !fire.fence().equals(ended.fence()) && fire.fence().sharesOccurrence(ended.fence()))
                .map(fire -> fire.with(ended.state()))
                .toList();
        live.forEach(fire -> commit.fire(fire, "occurrence"));
        ledger.planner().planOf(reminder.definition()).siblings(ended).stream()
                .filter(alarm ->
                        ledger.repository().findFire(alarm.fence(reminder.id())).isEmpty())
                .forEach(alarm -> claimEnded(reminder, alarm, ended.state(), commit));
        return live;
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

    /// What an ended occurrence means for the reminder: the next from its completion, or the end of a series.
    private void follow(Reminder reminder, List<Fire> ended, Commits commit) {
        var now = ledger.now();
        var again = reminder.definition()
                .afterCompletion(now, ledger.planner().surroundings().zone());
        if (again.isPresent()) {
            commit.reminder(ledger.planned(reminder.withDefinition(again.get()), now));
            return;
        }
        var endedFences = ended.stream().map(Fire::fence).toList();
        var next = ledger.planner()
                .nextFireAt(
                        reminder,
                        Reminders.unclaimedSince(nextFireAt(reminder), now),
                        fence -> endedFences.contains(fence)
                                || ended.stream().anyMatch(fire -> fire.fence().sharesOccurrence(fence))
                                || ledger.repository().findFire(fence).isPresent());
        var isOver = next.isEmpty()
                && reminder.status() == Reminder.Status.OPEN
                && ledger.repository().findLiveFires(reminder.id()).stream()
                        .allMatch(fire -> endedFences.contains(fire.fence()));
        var after = isOver ? reminder.withStatus(Reminder.Status.DONE) : reminder;
        if (isOver) {
            commit.step(Reminders.wholeOf(reminder.id()), TimelineSteps.FINISHED, "answer");
        }
        commit.reminder(new io.gadfly.reminder.Changes.Planned(after, next));
    }

    private Optional<Instant> nextFireAt(Reminder reminder) {
        return ledger.repository().findPlanned(reminder.id()).flatMap(planned -> planned.nextFireAt());
    }

    /// Ends the next occurrence before it is due.
    private Saved early(Reminder reminder, NagState state, String name) {
        var now = ledger.now();
        var next = nextFireAt(reminder);
        if (next.isEmpty()) {
            return Saved.nothing(new AnswerResult.NothingToAnswer());
        }
        var plan = ledger.planner().planOf(reminder.definition());
        var alarm = plan.after(next.get().minusNanos(1)).getFirst();
        var commit = Commits.of(now).undoable(Texts.undo(name, reminder.title()));
        var ended = claimOccurrence(reminder, plan, alarm, state, commit);
        follow(reminder, ended, commit);
        ledger.repository().commit(commit.build());
        return new Saved(new AnswerResult.Answered(ended.getFirst(), reminder.title()), List.of());
    }

    private List<Fire> claimOccurrence(
            Reminder reminder, AlarmPlan plan, DueAlarm alarm, NagState state, Commits commit) {
        var first = claimEnded(reminder, alarm, state, commit);
        var ended = new ArrayList<>(List.of(first));
        plan.siblings(first).stream()
                .filter(sibling -> !sibling.fence(reminder.id()).equals(first.fence()))
                .forEach(sibling -> ended.add(claimEnded(reminder, sibling, state, commit)));
        return ended;
    }

    List<Instant> skipNext(ReminderId id, int count) {
        var skipped = new ArrayList<Instant>();
        for (var i = 0; i < count; i++) {
            var result = ledger.write(() -> ledger.repository()
                    .find(id)
                    .map(reminder -> early(reminder, new NagState.Skipped(ledger.now()), "skip")
                            .result()));
            if (!(result.orElse(null) instanceof AnswerResult.Answered(var fire, var _))) {
                break;
            }
            skipped.add(fire.startsAt());
        }
        messenger.reschedule();
        messenger.changed();
        return List.copyOf(skipped);
    }
}
