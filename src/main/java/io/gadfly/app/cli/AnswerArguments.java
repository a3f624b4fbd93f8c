package io.gadfly.app.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `ack`, `done` and `skip` are given to.
final class AnswerArguments {
    @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "0..*", converter = Target.Reader.class)
    private List<Target> targets = List.of();

    @Option(names = "--all")
    private boolean all;

    List<Addressed> targets(AnswerTargets answers) {
        if (all != targets.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("answer.ids.or.all"));
        }
        return all ? answers.all() : answers.of(targets);
    }
}
