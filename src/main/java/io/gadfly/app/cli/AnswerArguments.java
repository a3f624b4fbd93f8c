package io.gadfly.app.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `ack`, `done` and `skip` are given to.
final class AnswerArguments {
    @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "0..*")
    private List<String> targets = List.of();

    @Option(names = "--all")
    private boolean all;

    List<Addressed> targets(AnswerTargets answers) {
        return answers.of(targets, all);
    }
}
