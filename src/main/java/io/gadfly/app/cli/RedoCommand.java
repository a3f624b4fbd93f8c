package io.gadfly.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "redo")
final class RedoCommand implements Callable<Integer> {
    private final Invocation here;

    RedoCommand(Invocation here) {
        this.here = here;
    }

    /// @param change what it was called; absent: there was nothing
    record Document(Optional<String> change) {}

    @Override
    public Integer call() {
        var change = here.reminders().redo();
        here.output()
                .show(
                        new Document(change),
                        List.of(change.map(name -> Words.of("redo.done", name)).orElse(Words.of("redo.nothing"))));
        return (change.isPresent() ? ExitCode.DONE : ExitCode.FAILED).value();
    }
}
