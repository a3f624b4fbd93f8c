package io.gadfly.engine;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// One change by what the user says to fires: each answer is judged by what is stored and by those given before
/// it in the same change, and one undo takes all of them back.
///
/// To be used in the ledger's turn.
final class AnswerChange {
    private final Ledger ledger;
    private final OccurrenceEnds ends;
    private final CurrentFires current;
    private final Commits commit;
    /// As they will be: those that were answered, and those that ended with them.
    private final SequencedMap<Fence, Fire> after = new LinkedHashMap<>();
    private final Map<ReminderId, Ending> endings = new LinkedHashMap<>();
    private final SequencedSet<String> titles = new LinkedHashSet<>();
    private final List<Fire> silenced = new ArrayList<>();

    /// What ends of a reminder.
    private record Ending(Reminder reminder, List<Fire> fires) {}

    AnswerChange(Ledger ledger, CurrentFires current) {
        this.ledger = ledger;
        this.ends = new OccurrenceEnds(ledger);
        this.current = current;
        this.commit = Commits.of(ledger.now());
    }

    AnswerResult give(Said said) {
        return switch (said.to()) {
            case Addressee.OfFire(var fence) -> give(fence, said.answer());
            case Addressee.OfReminder(var id) ->
                ledger.repository()
                        .find(id)
                        .map(reminder -> give(reminder, said.answer()))
                        .orElseGet(AnswerResult.NothingToAnswer::new);
        };
    }

    private AnswerResult give(Fence fence, Answer answer) {
        var reminder = ledger.repository().find(fence.reminder());
        if (reminder.isEmpty()) {
            return new AnswerResult.NothingToAnswer();
        }
        return Optional.ofNullable(after.get(fence))
                .map(fire -> answered(fire, reminder.get()))
                .or(() -> ledger.repository().findFire(fence).map(fire -> give(fire, reminder.get(), answer)))
                .orElseGet(AnswerResult.NothingToAnswer::new);
    }

    private AnswerResult give(Reminder reminder, Answer answer) {
        return current.of(reminder, after.keySet())
                .map(fire -> give(fire, reminder, answer))
                .orElseGet(() -> giveEarly(reminder, answer));
    }

    private static AnswerResult answered(Fire fire, Reminder reminder) {
        return new AnswerResult.Answered(fire, reminder.title());
    }

    private AnswerResult give(Fire fire, Reminder reminder, Answer answer) {
        var next = after(answer, fire, reminder);
        if (next.equals(fire)) {
            return fire.state() instanceof NagState.Over
                    ? new AnswerResult.AlreadyOver(fire)
                    : answered(fire, reminder);
        }
        commit.fire(next, "answer");
        silenced.add(next);
        note(next, reminder, answer);
        return answered(next, reminder);
    }

    private void note(Fire next, Reminder reminder, Answer answer) {
        titles.add(reminder.title());
        after.put(next.fence(), next);
        if (answer.endsOccurrence()) {
            var siblings = ends.endSiblings(
                    next, reminder, sibling -> after(answer, sibling, reminder), after.keySet(), commit);
            silenced.addAll(siblings.silenced());
            ended(reminder, List.of(next));
            ended(reminder, siblings.all());
        }
    }

    private void ended(Reminder reminder, List<Fire> fires) {
        fires.forEach(fire -> after.put(fire.fence(), fire));
        endings.computeIfAbsent(reminder.id(), _ -> new Ending(reminder, new ArrayList<>()))
                .fires()
                .addAll(fires);
    }

    private Fire after(Answer answer, Fire fire, Reminder reminder) {
        var transition = ledger.nagOf(fire, reminder).on(new NagEvent.Answered(answer), commit.at());
        return fire.with(transition.next());
    }

    /// On what is not due yet: ends the next occurrence early.
    private AnswerResult giveEarly(Reminder reminder, Answer answer) {
        return switch (answer) {
            case Answer.Done _, Answer.Skip _ ->
                endNext(reminder, 1, answer).stream()
                        .findFirst()
                        .map(fire -> answered(fire, reminder))
                        .orElseGet(AnswerResult.NothingToAnswer::new);
            case Answer.Acknowledge _, Answer.Snooze _, Answer.Dismiss _ -> new AnswerResult.NothingToAnswer();
        };
    }

    /// Answers with the first alarm of each occurrence that was still to come.
    List<Fire> endNext(Reminder reminder, int count, Answer answer) {
        var early = ends.endNext(reminder, count, fire -> after(answer, fire, reminder), after.keySet(), commit);
        if (!early.firsts().isEmpty()) {
            titles.add(reminder.title());
            silenced.addAll(early.silenced());
            ended(reminder, early.all());
        }
        return early.firsts();
    }

    /// Writes it, unless there is nothing to write. Answers with the fires whose nagging ends.
    ///
    /// @param name what to call it in the undo list
    List<Fire> save(String name) {
        endings.values().forEach(ending -> ends.follow(ending.reminder(), ending.fires(), commit));
        if (!commit.isEmpty()) {
            ledger.repository().commit(commit.undoable(name).build());
        }
        return silenced;
    }

    /// Of the reminders that were answered.
    SequencedSet<String> titles() {
        return titles;
    }
}
