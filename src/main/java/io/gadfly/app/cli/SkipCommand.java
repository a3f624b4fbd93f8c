package io.gadfly.app.cli;

import io.gadfly.reminder.Answer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "skip")
final class SkipCommand implements Callable<Integer> {
    private final Invocation here;

    @Mixin
    private final AnswerArguments arguments = new AnswerArguments();

    @Option(names = "--next", paramLabel = "N")
    private @Nullable Integer next;

    SkipCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var answers = new AnswerTargets(here);
        var targets = arguments.targets(answers);
        return next == null
                ? answers.give(new Answer.Skip(), targets)
                : new SkippedDates(here).skip(targets, Counts.requireOne(next, "skip.next.small"));
    }
}
