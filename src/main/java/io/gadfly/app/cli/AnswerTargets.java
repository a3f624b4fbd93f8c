package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Gives one answer to many targets, all in one change, and says what became of each.
final class AnswerTargets {
    private final Invocation here;
    private final List<Document> answered = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    AnswerTargets(Invocation here) {
        this.here = here;
    }

    /// @param state of the fire after the answer
    record Document(String fire, long reminder, String title, String state) {}

    Integer give(Answer answer, List<Target> targets) {
        return give(_ -> Optional.of(answer), targets);
    }

    /// @param answers what to answer to each; empty: there is nothing to say to it
    Integer give(Function<Target, Optional<Answer>> answers, List<Target> named) {
        var targets = named.stream().distinct().toList();
        var addressed = new LinkedHashMap<Target, Said>();
        targets.forEach(target -> answers.apply(target)
                .flatMap(answer -> addresseeOf(target).map(to -> new Said(to, answer)))
                .ifPresent(said -> addressed.put(target, said)));
        var results = here.reminders().answer(List.copyOf(addressed.values())).iterator();
        targets.forEach(target -> note(
                target, addressed.containsKey(target) ? results.next() : new AnswerResult.NothingToAnswer()));
        here.output()
                .show(
                        answered,
                        answered.stream()
                                .map(line -> Words.of("answered", line.fire(), line.title(), line.state()))
                                .toList());
        refused.forEach(here.output()::complain);
        return ExitCode.ofItems(answered.size(), refused.size()).value();
    }

    /// Everything that rings or waits to; what is snoozed was answered.
    List<Target> all() {
        return here.reminders().fires().stream()
                .map(FireView::fire)
                .filter(fire -> !(fire.state() instanceof NagState.Snoozed))
                .<Target>map(fire ->
                        fire.number() == 0 ? new Target.OfOverdue(fire) : new Target.OfFire(fire.number()))
                .toList();
    }

    /// The fire that an answer would be given to, where one is at the user.
    Optional<Fire> fireOf(Target target) {
        return switch (target) {
            case Target.OfReminder(var id) ->
                here.reminders().fires().stream()
                        .map(FireView::fire)
                        .filter(fire -> fire.fence().reminder().equals(id))
                        .findFirst();
            case Target.OfFire(var number) -> here.reminders().fire(number).map(FireView::fire);
            case Target.OfOverdue(var fire) -> Optional.of(fire);
        };
    }

    private Optional<Addressee> addresseeOf(Target target) {
        return switch (target) {
            case Target.OfReminder(var id) -> Optional.of(new Addressee.OfReminder(id));
            case Target.OfFire(var number) ->
                here.reminders().fire(number).map(view -> new Addressee.OfFire(view.fire().fence()));
            case Target.OfOverdue(var fire) -> Optional.of(new Addressee.OfFire(fire.fence()));
        };
    }

    private void note(Target target, AnswerResult result) {
        switch (result) {
            case AnswerResult.Answered(var fire, var label) ->
                answered.add(new Document(
                        "f" + fire.number(), fire.fence().reminder().value(), label, FireDocument.state(fire)));
            case AnswerResult.AlreadyOver(var fire) ->
                refused.add(Words.of("answer.over", "f" + fire.number(), FireDocument.state(fire)));
            case AnswerResult.NothingToAnswer() -> refused.add(Words.of("answer.nothing", target));
        }
    }
}
