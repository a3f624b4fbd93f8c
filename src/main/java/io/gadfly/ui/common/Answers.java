package io.gadfly.ui.common;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.settings.SettingsFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries the user's answers to the engine and says what became of them; also takes them back.
public final class Answers {
    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final SettingsFile settings;
    private final Here here;
    private final TimeWords times;
    private final Texts texts;

    public Answers(ReminderService service, Bridge bridge, Notices notices, SettingsFile settings, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.settings = settings;
        this.here = here;
        this.times = new TimeWords(here);
        this.texts = Texts.of(Answers.class, here.locale());
    }

    public void answer(Fence fence, Answer answer) {
        bridge.ask(() -> service.answer(fence, answer), result -> tell(result, answer));
    }

    /// Answers the reminder's current fire, or its next occurrence where none is due.
    public void answer(ReminderId reminder, Answer answer) {
        bridge.ask(() -> service.answer(reminder, answer), result -> tell(result, answer));
    }

    /// The same answer to several, in one change that one undo takes back.
    public void answer(List<Addressee> all, Answer answer) {
        var said = all.stream().map(each -> new Said(each, answer)).toList();
        bridge.ask(() -> service.answer(said), results -> tell(results, answer));
    }

    public void snooze(Fence fence, SnoozeChoice choice) {
        answer(fence, new Answer.Snooze(momentOf(choice)));
    }

    public Instant momentOf(SnoozeChoice choice) {
        return choice.until(settings.current(), here);
    }

    /// Ends a snooze.
    public void wake(Fence fence) {
        bridge.ask(() -> service.answer(fence, new Answer.Snooze(here.now())), _ -> notices.say(texts.text("woken")));
    }

    /// What the plain snooze button answers just now.
    public Answer usualSnooze() {
        return new Answer.Snooze(
                momentOf(new SnoozeChoice.For(settings.current().snooze().usual())));
    }

    public List<SnoozeChoice> snoozeChoices() {
        return SnoozeChoice.of(settings.current(), here);
    }

    public String describe(SnoozeChoice choice) {
        return switch (choice) {
            case SnoozeChoice.For(var delay) -> times.duration(delay);
            case SnoozeChoice.ThisEvening evening -> later("snooze.evening", evening);
            case SnoozeChoice.TomorrowMorning morning -> later("snooze.morning", morning);
            case SnoozeChoice.NextMonday monday -> later("snooze.monday", monday);
        };
    }

    private String later(String key, SnoozeChoice choice) {
        return texts.text(key, times.time(momentOf(choice)));
    }

    public void undo() {
        takeBack(service::undo, "undone", "undone.nothing");
    }

    public void redo() {
        takeBack(service::redo, "redone", "redone.nothing");
    }

    private void takeBack(Supplier<Optional<String>> step, String done, String nothing) {
        bridge.ask(
                step,
                name -> notices.say(name.map(what -> texts.text(done, what)).orElseGet(() -> texts.text(nothing))));
    }

    private void tell(AnswerResult result, Answer answer) {
        switch (result) {
            case AnswerResult.Answered(var _, var label) -> notices.sayUndoable(describe(answer, label));
            case AnswerResult.AlreadyOver _ -> notices.say(texts.text("answered.before"));
            case AnswerResult.NothingToAnswer _ -> notices.say(texts.text("answered.nothing"));
        }
    }

    private void tell(List<AnswerResult> results, Answer answer) {
        var answered =
                results.stream().filter(AnswerResult.Answered.class::isInstance).count();
        if (answered == 0) {
            notices.say(texts.text("answered.nothing"));
        } else {
            notices.sayUndoable(describe(answer, texts.text("answered.many", answered)));
        }
    }

    private String describe(Answer answer, String label) {
        return switch (answer) {
            case Answer.Acknowledge _ -> texts.text("answered.acknowledge", label);
            case Answer.Done _ -> texts.text("answered.done", label);
            case Answer.Skip _ -> texts.text("answered.skip", label);
            case Answer.Snooze(var until) -> texts.text("answered.snooze", label, times.moment(until));
            case Answer.Dismiss _ -> texts.text("answered.dismiss", label);
        };
    }
}
