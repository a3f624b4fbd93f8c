package io.gadfly.app.cli;

import io.gadfly.reminder.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "ack")
final class AckCommand implements Callable<Integer> {
    private final AnswerTargets answers;

    @Mixin
    private final AnswerArguments arguments = new AnswerArguments();

    AckCommand(Invocation here) {
        this.answers = new AnswerTargets(here);
    }

    @Override
    public Integer call() {
        return answers.give(new Answer.Acknowledge(), arguments.targets(answers));
    }
}
