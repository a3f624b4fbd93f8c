package io.gadfly.app.cli;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.SnoozeEnd;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
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
        var typed = Typed.of(words, this::isEnd);
        var meaning = meaning(typed);
        var exitCode = answers.give(meaning, answers.of(typed.ids(), all));
        Hindrances.noteRest(here);
        return exitCode;
    }

    /// @param end the words that are no ids; may be empty
    private record Typed(List<String> ids, String end) {
        /// What begins the end may look like an id: `f7 10 min`.
        static Typed of(List<String> words, Predicate<String> isEnd) {
            var ids = (int) words.stream().takeWhile(Target.Reader::isId).count();
            var shortest = split(words, ids);
            var longer = split(words, Math.max(0, ids - 1));
            return isEnd.test(shortest.end()) || !isEnd.test(longer.end()) ? shortest : longer;
        }

        private static Typed split(List<String> words, int ids) {
            return new Typed(words.subList(0, ids), String.join(" ", words.subList(ids, words.size())));
        }
    }

    private boolean isEnd(String text) {
        try {
            read(text);
            return true;
        } catch (TypeConversionException _) {
            return false;
        }
    }

    private Function<Addressed, Optional<Answer>> meaning(Typed typed) {
        if (typed.end().isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("snooze.end.missing", String.join(" ", typed.ids())));
        }
        try {
            return read(typed.end());
        } catch (TypeConversionException _) {
            throw CommandFailure.wrongUsage(Moments.missingDay(LaterTime.withoutLead(typed.end()))
                    .orElseGet(() -> Words.of("snooze.end.unknown", typed.end())));
        }
    }

    private Function<Addressed, Optional<Answer>> read(String text) {
        var later = new LaterTime(here);
        var end = SnoozeEnds.parse(LaterTime.withoutLead(text))
                .or(() -> later.day(text).map(SnoozeEnd.MorningOf::new));
        if (end.isPresent()) {
            return addressed -> addressed
                    .fire()
                    .flatMap(fire -> here.reminders().snoozeEnd(fire, end.get()))
                    .map(Answer.Snooze::new);
        }
        var until = later.instant(text);
        if (!until.isAfter(here.now())) {
            throw CommandFailure.wrongUsage(Words.of("snooze.past", text));
        }
        return _ -> Optional.of(new Answer.Snooze(until));
    }
}
