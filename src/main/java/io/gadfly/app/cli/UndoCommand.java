package io.gadfly.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "undo")
final class UndoCommand implements Callable<Integer> {
    private final Invocation here;

    @Option(names = "--show")
    private boolean showOnly;

    UndoCommand(Invocation here) {
        this.here = here;
    }

    /// @param change what it was or is called; absent: there was nothing
    record Document(Optional<String> change) {}

    @Override
    public Integer call() {
        var change = showOnly ? here.reminders().undoName() : here.reminders().undo();
        var done = showOnly ? "undo.would" : "undo.done";
        here.output()
                .show(
                        new Document(change),
                        List.of(change.map(name -> Words.of(done, name)).orElse(Words.of("undo.nothing"))));
        return (change.isPresent() ? ExitCode.DONE : ExitCode.FAILED).value();
    }
}
