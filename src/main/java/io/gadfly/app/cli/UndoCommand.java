package io.gadfly.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "undo")
final class UndoCommand implements Callable<Integer> {
    private final Invocation here;

    UndoCommand(Invocation here) {
        this.here = here;
    }

    /// @param change what it was called; absent: there was nothing
    record Document(Optional<String> change) {}

    @Override
    public Integer call() {
        var change = here.reminders().undo();
        here.output()
                .show(
                        new Document(change),
                        List.of(change.map(name -> Words.of("undo.done", name)).orElse(Words.of("undo.nothing"))));
        return (change.isPresent() ? ExitCode.DONE : ExitCode.FAILED).value();
    }
}
