package io.gadfly.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Invocation here;

    CheckCommand(Invocation here) {
        this.here = here;
    }

    record Document(List<String> findings) {}

    @Override
    public Integer call() {
        var findings = here.house().upkeep().check();
        here.output().show(new Document(findings), findings.isEmpty() ? List.of(Words.of("check.fine")) : findings);
        return (findings.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).value();
    }
}
