package io.gadfly.app.cli;

import io.gadfly.reminder.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "skip")
final class SkipCommand implements Callable<Integer> {
    private final AnswerTargets answers;

    @Mixin
    private final AnswerArguments arguments = new AnswerArguments();

    SkipCommand(Invocation here) {
        this.answers = new AnswerTargets(here);
    }

    @Override
    public Integer call() {
        return answers.give(new Answer.Skip(), arguments.targets(answers));
    }
}
