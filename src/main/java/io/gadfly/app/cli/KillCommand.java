package io.gadfly.app.cli;

import io.gadfly.kernel.Pid;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "kill")
final class KillCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "PID", descriptionKey = "PID")
    private String pid = "";

    KillCommand(Invocation here) {
        this.here = here;
    }

    record Document(long killed) {}

    @Override
    public Integer call() {
        var target = read();
        if (!here.reminders().kill(target)) {
            throw CommandFailure.failed(Words.of("pid.unknown", pid));
        }
        here.output().show(new Document(target.value()), List.of(Words.of("kill.done", target)));
        return ExitCode.DONE.value();
    }

    /// As `ps` prints it, with or without its brackets.
    private Pid read() {
        try {
            return new Pid(Long.parseLong(pid.replaceAll("[<>]", "")));
        } catch (NumberFormatException _) {
            throw CommandFailure.wrongUsage(Words.of("pid.unknown", pid));
        }
    }
}
