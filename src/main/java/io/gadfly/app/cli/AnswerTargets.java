package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Gives one answer to many targets, all in one change, and says what became of each.
final class AnswerTargets {
    private final Invocation here;
    private final List<Document> answered = new ArrayList<>();
    /// Those of them of which nothing was due.
    private final Set<Document> ahead = new HashSet<>();
    private final List<String> refused = new ArrayList<>();

    AnswerTargets(Invocation here) {
        this.here = here;
    }

    /// @param state of the fire after the answer
    /// @param startsAt when the occurrence begins
    /// @param until when it rings again; absent: it is not snoozed
    record Document(
            String fire,
            long reminder,
            String title,
            String state,
            OffsetDateTime startsAt,
            Optional<OffsetDateTime> until) {}

    Integer give(Answer answer, List<Addressed> addressed) {
        return give(_ -> Optional.of(answer), addressed);
    }

    /// @param answers what to answer to each; empty: there is nothing to say to it
    Integer give(Function<Addressed, Optional<Answer>> answers, List<Addressed> addressed) {
        var given = new LinkedHashMap<Addressed, Said>();
        addressed.forEach(each -> answers.apply(each)
                .flatMap(answer -> each.to().map(to -> new Said(to, answer)))
                .ifPresent(said -> given.put(each, said)));
        var results = here.reminders().answer(List.copyOf(given.values())).iterator();
        addressed.forEach(each -> {
            if (given.containsKey(each)) {
                note(each, results.next());
            } else {
                refused.add(each.fire().isPresent() ? Words.of("snooze.end.none", each.name()) : nothingOf(each));
            }
        });
        here.output()
                .show(
                        answered,
                        addressed.isEmpty()
                                ? List.of(Words.of("answer.none"))
                                : answered.stream().map(this::line).toList());
        refused.forEach(here.output()::complain);
        return ExitCode.ofItems(answered.size(), refused.size()).value();
    }

    /// Those of these ids, each once, or everything.
    List<Addressed> of(List<String> ids, boolean all) {
        if (all == !ids.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of(all ? "answer.ids.and.all" : "answer.ids.missing"));
        }
        return all
                ? all()
                : ids.stream()
                        .map(Target.Reader::readOrAll)
                        .distinct()
                        .map(target -> Addressed.of(target, here))
                        .toList();
    }

    /// Everything that rings or waits to; what was snoozed has its answer, and what is held back was not heard
    /// yet.
    private List<Addressed> all() {
        return here.reminders().fires().stream()
                .map(FireView::fire)
                .filter(fire -> !(fire.state() instanceof NagState.Asleep))
                .map(Addressed::of)
                .toList();
    }

    private Document document(Fire fire, String label) {
        var until = fire.state() instanceof NagState.Snoozed snoozed
                ? Optional.of(here.iso(snoozed.until()))
                : Optional.<OffsetDateTime>empty();
        return new Document(
                fire.label(),
                fire.fence().reminder().value(),
                label,
                FireDocument.state(fire),
                here.iso(fire.startsAt()),
                until);
    }

    private String line(Document answered) {
        var said = Words.of("answered", answered.fire(), answered.title(), FireDocument.inWords(answered.state()));
        return answered.until()
                .map(until -> Words.of("answered.until", said, here.text(until.toInstant())))
                .or(() -> Optional.of(answered.startsAt().toInstant())
                        .filter(here.now()::isBefore)
                        .map(start -> Words.of(
                                ahead.contains(answered) ? "answered.ahead" : "answered.early",
                                said,
                                here.text(start))))
                .or(() -> Optional.of(answered.reminder())
                        .filter(this::isUnfinished)
                        .map(id -> Words.of("answered.open", said, id)))
                .orElse(said);
    }

    /// Only seen, and nothing comes after it that would tell of it again.
    private boolean isUnfinished(long reminder) {
        return here.reminders()
                .find(new ReminderId(reminder))
                .flatMap(here.reminders()::unfinished)
                .filter(view -> view.fire().state() instanceof NagState.Acknowledged)
                .isPresent();
    }

    private void note(Addressed addressed, AnswerResult result) {
        switch (result) {
            case AnswerResult.Answered(var fire, var label) -> {
                var document = document(fire, label);
                answered.add(document);
                if (addressed.fire().isEmpty()) {
                    ahead.add(document);
                }
            }
            case AnswerResult.AlreadyOver(var fire) ->
                refused.add(Words.of("answer.over", fire.label(), FireDocument.inWords(FireDocument.state(fire))));
            case AnswerResult.NothingToAnswer() -> refused.add(nothingOf(addressed));
        }
    }

    /// What has no time never rings, and so cannot be answered.
    private String nothingOf(Addressed addressed) {
        var isTimeless = addressed.to().stream()
                .flatMap(to -> to instanceof Addressee.OfReminder(var id)
                        ? here.reminders().find(id).stream()
                        : Stream.empty())
                .map(planned -> planned.reminder())
                .anyMatch(reminder -> reminder.status() == Reminder.Status.OPEN
                        && reminder.definition().schedule().isEmpty());
        return Words.of(isTimeless ? "answer.timeless" : "answer.nothing", addressed.name());
    }
}
