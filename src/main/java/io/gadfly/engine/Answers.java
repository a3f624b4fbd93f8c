package io.gadfly.engine;

import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the user says to fires: saved first, then told to whoever nags. An answer that ends an occurrence ends
/// all its alarms, those that are still to come included, and never the series.
final class Answers {
    private final Ledger ledger;
    private final ZoneWatch zones;
    private final Messenger messenger;
    private final CatchUp overdue;
    private final CurrentFires current;

    /// @param overdue what was not claimed yet
    Answers(Ledger ledger, ZoneWatch zones, Messenger messenger, CatchUp overdue, CurrentFires current) {
        this.ledger = ledger;
        this.zones = zones;
        this.messenger = messenger;
        this.overdue = overdue;
        this.current = current;
    }

    /// @param silenced fires whose nagging ends
    private record Saved<T>(T result, List<Fire> silenced) {}

    AnswerResult answer(Said said) {
        return answer(List.of(said)).getFirst();
    }

    /// In one change; answers in their order.
    List<AnswerResult> answer(List<Said> said) {
        return change(said.stream().map(each -> each.to().reminder()), change -> {
            var results = said.stream().map(change::give).toList();
            var silenced = results.stream().anyMatch(AnswerResult.Answered.class::isInstance)
                    ? change.save(nameOf(said.getFirst().answer(), change))
                    : List.<Fire>of();
            return new Saved<>(results, silenced);
        });
    }

    private static String nameOf(Answer answer, AnswerChange change) {
        var titles = change.titles();
        return titles.size() == 1
                ? Texts.undo(nameOf(answer), titles.getFirst())
                : Texts.of("undo.many." + nameOf(answer), titles.size());
    }

    private static String nameOf(Answer answer) {
        return switch (answer) {
            case Answer.Acknowledge _, Answer.Dismiss _ -> "acknowledge";
            case Answer.Done _ -> "done";
            case Answer.Skip _ -> "skip";
            case Answer.Snooze _ -> "snooze";
        };
    }

    /// All in one change that one undo takes back.
    List<Instant> skipNext(ReminderId id, int count) {
        return change(Stream.of(id), change -> {
            var skipped = ledger.repository().find(id).stream()
                    .flatMap(reminder -> change.endNext(reminder, count, new Answer.Skip()).stream())
                    .map(Fire::startsAt)
                    .toList();
            var name = Optional.of(change.titles())
                    .filter(titles -> !titles.isEmpty())
                    .map(titles -> nameOfSkipping(titles.getFirst(), count));
            return new Saved<>(skipped, name.map(change::save).orElse(List.of()));
        });
    }

    private static String nameOfSkipping(String title, int count) {
        return count == 1 ? Texts.undo("skip", title) : Texts.of("undo.skipNext", title, count);
    }

    private <T> T change(Stream<ReminderId> reminders, Function<AnswerChange, Saved<T>> work) {
        var claimed = new ArrayList<Fire>();
        var saved = zones.write(() -> {
            claimed.addAll(overdue.claim(reminders));
            return work.apply(new AnswerChange(ledger, current));
        });
        messenger.submit(claimed);
        messenger.stop(saved.silenced());
        messenger.reschedule();
        messenger.changed();
        return saved.result();
    }
}
