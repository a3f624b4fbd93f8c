package io.gadfly.ui.list;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.ui.common.Answers;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.common.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the user can do with an entry of the list.
public final class EntryActions {
    private final ReminderService service;
    private final Bridge bridge;
    private final Answers answers;
    private final Notices notices;
    private final Consumer<Reminder> editor;
    private final Consumer<Reminder> explainer;
    private final Texts texts;

    /// @param editor opens a reminder for editing
    /// @param explainer tells what happened to a reminder
    public EntryActions(
            ReminderService service,
            Bridge bridge,
            Answers answers,
            Notices notices,
            Consumer<Reminder> editor,
            Consumer<Reminder> explainer,
            Texts texts) {
        this.service = service;
        this.bridge = bridge;
        this.answers = answers;
        this.notices = notices;
        this.editor = editor;
        this.explainer = explainer;
        this.texts = texts;
    }

    public void edit(Entry entry) {
        editor.accept(entry.reminder());
    }

    public void explain(Entry entry) {
        explainer.accept(entry.reminder());
    }

    public void done(Entry entry) {
        done(List.of(entry));
    }

    public void done(List<Entry> chosen) {
        answer(chosen, new Answer.Done());
    }

    public void skip(Entry entry) {
        skip(List.of(entry));
    }

    public void skip(List<Entry> chosen) {
        answer(chosen, new Answer.Skip());
    }

    /// Those that are not due yet, beginning with the next.
    public void skipNext(Entry entry, int count) {
        bridge.ask(
                () -> service.skipNext(entry.reminder().id(), count),
                skipped -> tellSkipped(skipped.size(), entry.title()));
    }

    private void tellSkipped(int count, String title) {
        if (count == 0) {
            notices.say(texts.text("skipped.none", title));
        } else {
            notices.sayUndoable(texts.text("skipped.next", count, title));
        }
    }

    public void acknowledge(Entry entry) {
        acknowledge(List.of(entry));
    }

    public void acknowledge(List<Entry> chosen) {
        answer(due(chosen), new Answer.Acknowledge());
    }

    public void snooze(Entry entry, SnoozeChoice choice) {
        entry.fence().ifPresent(fence -> answers.snooze(fence, choice));
    }

    /// Until an end that is another instant for each fire, and that some have not.
    public void snooze(Entry entry, SnoozeEnd end) {
        entry.fence()
                .ifPresent(fence -> bridge.ask(
                        () -> endFor(fence, end),
                        until -> until.ifPresentOrElse(
                                at -> answers.answer(fence, new Answer.Snooze(at)),
                                () -> notices.say(texts.text("snooze.none", entry.title())))));
    }

    private Optional<Instant> endFor(Fence fence, SnoozeEnd end) {
        return service.fires().stream()
                .map(FireView::fire)
                .filter(fire -> fire.fence().equals(fence))
                .findFirst()
                .flatMap(fire -> service.snoozeEnd(fire, end));
    }

    public void snoozeAsUsual(List<Entry> chosen) {
        answer(due(chosen), answers.usualSnooze());
    }

    public List<SnoozeChoice> snoozeChoices() {
        return answers.snoozeChoices();
    }

    public String describe(SnoozeChoice choice) {
        return answers.describe(choice);
    }

    private static List<Entry> due(List<Entry> chosen) {
        return chosen.stream().filter(entry -> entry.fence().isPresent()).toList();
    }

    /// One is told by its name, several by their number.
    private void answer(List<Entry> chosen, Answer answer) {
        if (chosen.size() == 1) {
            answer(chosen.getFirst(), answer);
        } else if (!chosen.isEmpty()) {
            answers.answer(chosen.stream().map(EntryActions::addressee).toList(), answer);
        }
    }

    private static Addressee addressee(Entry entry) {
        return entry.fence()
                .<Addressee>map(Addressee.OfFire::new)
                .orElseGet(() -> new Addressee.OfReminder(entry.reminder().id()));
    }

    private void answer(Entry entry, Answer answer) {
        entry.fence()
                .ifPresentOrElse(
                        fence -> answers.answer(fence, answer),
                        () -> answers.answer(entry.reminder().id(), answer));
    }

    public void delete(List<Entry> chosen) {
        var ids = chosen.stream().map(entry -> entry.reminder().id()).distinct().toList();
        var title = chosen.isEmpty() ? "" : chosen.getFirst().title();
        bridge.ask(() -> service.delete(ids), gone -> notices.sayUndoable(texts.text("deleted", gone.size(), title)));
    }

    public void duplicate(Entry entry) {
        bridge.ask(
                () -> service.add(entry.reminder().definition()),
                copy -> notices.sayUndoable(texts.text("duplicated", copy.title())));
    }

    /// Switches a reminder off, or on again.
    public void toggle(Entry entry) {
        var next = entry.standing() == EntryState.DISABLED || entry.standing() == EntryState.FINISHED
                ? Reminder.Status.OPEN
                : Reminder.Status.DISABLED;
        bridge.ask(() -> service.setStatus(entry.reminder().id(), next), result -> tell(result, next));
    }

    private void tell(EditResult result, Reminder.Status next) {
        switch (result) {
            case EditResult.Saved(var reminder) ->
                notices.sayUndoable(texts.text("switched." + next.name(), reminder.title()));
            case EditResult.Conflict _ -> notices.warn(texts.text("conflict"), texts.text("conflict.advice"));
            case EditResult.Gone _ -> notices.say(texts.text("gone"));
            case EditResult.ReadOnly(var source) -> notices.say(texts.text("readOnly", source));
        }
    }
}
