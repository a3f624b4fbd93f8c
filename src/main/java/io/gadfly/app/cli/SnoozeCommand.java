package io.gadfly.app.cli;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.SnoozeEnd;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(name = "snooze")
final class SnoozeCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "ID… FOR-OR-UNTIL", descriptionKey = "SNOOZE", arity = "1..*")
    private List<String> words = List.of();

    @Option(names = "--all")
    private boolean all;

    SnoozeCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var answers = new AnswerTargets(here);
        var meaning = meaning(words.getLast());
        var ids = words.subList(0, words.size() - 1);
        if (all != ids.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("answer.ids.or.all"));
        }
        var reader = new Target.Reader();
        var targets = all
                ? answers.all()
                : answers.of(ids.stream().map(reader::convert).toList());
        var exitCode = answers.give(meaning, targets);
        Hindrances.noteRest(here);
        return exitCode;
    }

    private Function<Addressed, Optional<Answer>> meaning(String word) {
        try {
            return read(word);
        } catch (TypeConversionException _) {
            throw CommandFailure.wrongUsage(
                    Words.of(Target.Reader.isId(word) ? "snooze.end.missing" : "snooze.end.unknown", word));
        }
    }

    /// A day alone means its morning, as it does for what is due on that day.
    private Optional<SnoozeEnd> morningOf(String word) {
        return here.moments().day(word).map(SnoozeEnd.MorningOf::new);
    }

    private Function<Addressed, Optional<Answer>> read(String word) {
        var end = SnoozeEnds.parse(word).or(() -> morningOf(word));
        if (end.isPresent()) {
            return addressed -> addressed
                    .fire()
                    .flatMap(fire -> here.reminders().snoozeEnd(fire, end.get()))
                    .map(Answer.Snooze::new);
        }
        var until = here.moments().fromNowOrAt(word);
        if (!until.isAfter(here.now())) {
            throw CommandFailure.wrongUsage(Words.of("snooze.past", word));
        }
        return _ -> Optional.of(new Answer.Snooze(until));
    }
}
