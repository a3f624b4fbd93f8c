package io.gadfly.app.cli;

import io.gadfly.reminder.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
        var ids = words.subList(0, words.size() - 1);
        if (all != ids.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("answer.ids.or.all"));
        }
        var until = here.moments().fromNowOrAt(words.getLast());
        if (!until.isAfter(here.now())) {
            throw CommandFailure.wrongUsage(Words.of("snooze.past", words.getLast()));
        }
        var answers = new AnswerTargets(here);
        var reader = new Target.Reader();
        return answers.give(
                new Answer.Snooze(until),
                all ? answers.all() : ids.stream().map(reader::convert).toList());
    }
}
