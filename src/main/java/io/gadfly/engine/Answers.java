package io.gadfly.engine;

import io.gadfly.engine.OccurrenceEnds.Early;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
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
    private final OccurrenceEnds ends;

    Answers(Ledger ledger, Messenger messenger) {
        this.ledger = ledger;
        this.messenger = messenger;
        this.ends = new OccurrenceEnds(ledger);
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
            case Answer.Done() -> early(reminder, new NagState.Done(ledger.now()), answer);
            case Answer.Skip() -> early(reminder, new NagState.Skipped(ledger.now()), answer);
            case Answer.Acknowledge _, Answer.Snooze _, Answer.Dismiss _ ->
                Saved.nothing(new AnswerResult.NothingToAnswer());
        };
    }

    /// The one that is at the user; else the one that Gadfly gave up last, or missed where nothing comes after it.
    private Optional<Fire> currentFire(ReminderId id) {
        return ledger.repository().findLiveFires(id).stream().findFirst().or(() -> lastGivenUp(id));
    }

    private Optional<Fire> lastGivenUp(ReminderId id) {
        return ledger.repository().findTimeline(id).reversed().stream()
                .filter(entry -> !entry.fence().equals(Reminders.wholeOf(id)))
                .findFirst()
                .flatMap(entry -> ledger.repository().findFire(entry.fence()))
                .filter(this::waitsForAnAnswer);
    }

    private boolean waitsForAnAnswer(Fire fire) {
        return switch (fire.state()) {
            case NagState.GaveUp _, NagState.Failed _ -> true;
            case NagState.Missed _ -> !isPlanned(fire.fence().reminder());
            case NagState.Live _, NagState.Done _, NagState.Acknowledged _, NagState.Skipped _, NagState.Withdrawn _ ->
                false;
        };
    }

    private boolean isPlanned(ReminderId id) {
        return ledger.repository()
                .findPlanned(id)
                .flatMap(Changes.Planned::nextFireAt)
                .isPresent();
    }

    private Saved save(Fire fire, Answer answer) {
        var reminder = ledger.repository().find(fire.fence().reminder()).orElseThrow();
        var next = after(answer, fire, reminder);
        if (next.equals(fire)) {
            return fire.state() instanceof NagState.Over
                    ? Saved.nothing(new AnswerResult.AlreadyOver(fire))
                    : new Saved(new AnswerResult.Answered(fire, reminder.title()), List.of());
        }
        var commit =
                Commits.of(ledger.now()).fire(next, "answer").undoable(Texts.undo(nameOf(answer), reminder.title()));
        var touched = new ArrayList<>(List.of(next));
        if (endsOccurrence(answer)) {
            touched.addAll(ends.endSiblings(next, reminder, sibling -> after(answer, sibling, reminder), commit));
            ends.follow(reminder, touched, commit);
        }
        ledger.repository().commit(commit.build());
        return new Saved(new AnswerResult.Answered(next, reminder.title()), touched);
    }

    private Fire after(Answer answer, Fire fire, Reminder reminder) {
        var transition = ledger.nagOf(fire, reminder).on(new NagEvent.Answered(answer), ledger.now());
        return fire.with(transition.next());
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

    /// Ends the next occurrence before it is due.
    private Saved early(Reminder reminder, NagState state, Answer answer) {
        var commit = Commits.of(ledger.now()).undoable(Texts.undo(nameOf(answer), reminder.title()));
        var early = ends.endNext(reminder, 1, state, fire -> after(answer, fire, reminder), commit);
        if (early.firsts().isEmpty()) {
            return Saved.nothing(new AnswerResult.NothingToAnswer());
        }
        ledger.repository().commit(commit.build());
        return new Saved(new AnswerResult.Answered(early.firsts().getFirst(), reminder.title()), early.silenced());
    }

    /// All in one change that one undo takes back.
    List<Instant> skipNext(ReminderId id, int count) {
        var skipped = ledger.write(() -> ledger.repository()
                .find(id)
                .map(reminder -> skipNext(reminder, count))
                .orElseGet(() -> new Early(List.of(), List.of())));
        messenger.stop(skipped.silenced());
        messenger.reschedule();
        messenger.changed();
        return skipped.firsts().stream().map(Fire::startsAt).toList();
    }

    private Early skipNext(Reminder reminder, int count) {
        var name =
                count == 1 ? Texts.undo("skip", reminder.title()) : Texts.of("undo.skipNext", reminder.title(), count);
        var commit = Commits.of(ledger.now()).undoable(name);
        var skipped = ends.endNext(
                reminder,
                count,
                new NagState.Skipped(ledger.now()),
                fire -> after(new Answer.Skip(), fire, reminder),
                commit);
        if (!skipped.firsts().isEmpty()) {
            ledger.repository().commit(commit.build());
        }
        return skipped;
    }
}
