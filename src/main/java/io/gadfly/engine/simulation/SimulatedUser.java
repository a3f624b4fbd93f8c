package io.gadfly.engine.simulation;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.SnoozeEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Somebody who answers now and then, and now and then does something else. What they want is noted as soon as the
/// program said that it is saved.
final class SimulatedUser {
    private static final double ANSWER_RATE = 0.5;
    private static final double DEED_RATE = 0.1;

    private final SimulatedProgram program;
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final Witness witness;
    private final PlantedBug bug;
    private final SplittableRandom random;
    private final SimulatedEditor editor;
    private final SimulatedHousekeeper housekeeper;

    SimulatedUser(
            SimulatedProgram program,
            SimulatedMachine machine,
            Wishes wishes,
            Witness witness,
            PlantedBug bug,
            SplittableRandom random,
            SimulatedEditor editor,
            SimulatedHousekeeper housekeeper) {
        this.program = program;
        this.machine = machine;
        this.wishes = wishes;
        this.witness = witness;
        this.bug = bug;
        this.random = random;
        this.editor = editor;
        this.housekeeper = housekeeper;
    }

    void act() {
        if (service().clockDoubt().isPresent() && random.nextBoolean()) {
            service().trustClock();
        }
        for (var view : service().fires()) {
            if (random.nextDouble() < ANSWER_RATE) {
                answer(view.fire());
            }
        }
        while (random.nextDouble() < DEED_RATE) {
            doSomethingElse();
        }
        machine.world().settle();
    }

    private ReminderService service() {
        return program.service();
    }

    private void doSomethingElse() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> editor.act();
            case 3, 4 -> housekeeper.act();
            case 5 -> answerWhateverIsCurrent();
            case 6 -> skipSome();
            case 7 -> nagNow();
            case 8 -> takeBack();
            default -> makeAgain();
        }
    }

    // Answers

    private void answer(Fire fire) {
        var answer = anAnswerTo(fire);
        var result = witness.answering(() -> service().answer(fire.fence(), answer));
        if (!isOfTheSame(fire, result)) {
            note(result, answer);
        }
    }

    /// What changes nothing is no step of undo, such as to snooze until the same morning once more.
    private static boolean isOfTheSame(Fire fire, AnswerResult result) {
        return result instanceof AnswerResult.Answered(var answered, var _) && answered.equals(fire);
    }

    private void note(AnswerResult result, Answer answer) {
        if (result instanceof AnswerResult.Answered(var fire, var label)) {
            wishes.answered(fire.fence(), answer, label);
            witness.answered();
            bug.answered(service());
        }
    }

    private Answer anAnswerTo(Fire fire) {
        return switch (random.nextInt(9)) {
            case 0 -> new Answer.Acknowledge();
            case 1 -> new Answer.Skip();
            case 2, 3 -> new Answer.Snooze(machine.instant().plus(Duration.ofMinutes(5 + random.nextInt(90))));
            case 4 -> new Answer.Dismiss();
            case 5 -> snoozeUntil(fire);
            default -> new Answer.Done();
        };
    }

    private Answer snoozeUntil(Fire fire) {
        var end = oneOf(List.of(
                new SnoozeEnd.QuietHoursOver(),
                new SnoozeEnd.NextWorkingMorning(),
                new SnoozeEnd.BeforeStart(Duration.ofMinutes(10))));
        return service().snoozeEnd(fire, end).<Answer>map(Answer.Snooze::new).orElse(new Answer.Done());
    }

    /// What rings of a reminder, what it gave up last, or the next that is not due yet.
    private void answerWhateverIsCurrent() {
        var id = anyReminder();
        var answer = random.nextInt(3) == 0 ? new Answer.Skip() : new Answer.Done();
        note(witness.answering(() -> service().answer(id, answer)), answer);
    }

    private void skipSome() {
        var id = anyReminder();
        var definition = service().find(id).orElseThrow().reminder().definition();
        var title = definition.details().title();
        var count = 1 + random.nextInt(3);
        var skipped = witness.answering(() -> service().skipNext(id, count));
        if (!skipped.isEmpty()) {
            wishes.skipped(new WishedAlarms(machine, wishes).startingAt(skipped, id, definition), title);
        }
    }

    private void nagNow() {
        service().fires().stream()
                .map(view -> view.fire().fence())
                .filter(_ -> random.nextBoolean())
                .findFirst()
                .ifPresent(service()::nagNow);
    }

    // Undo

    private void takeBack() {
        for (var times = 1 + random.nextInt(2); times > 0; times--) {
            compare("undo", service().undo(), wishes.undo());
        }
    }

    private void makeAgain() {
        compare("redo", service().redo(), wishes.redo());
    }

    /// @param name of what the program says that it took back
    /// @param title in it, as the user remembers
    private void compare(String what, Optional<String> name, Optional<String> title) {
        if (!name.map(text -> title.filter(text::contains).isPresent()).orElse(title.isEmpty())) {
            witness.violated(what + " was of " + name + " and should have been of " + title);
        }
    }

    private ReminderId anyReminder() {
        return oneOf(List.copyOf(wishes.reminders().keySet()));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
