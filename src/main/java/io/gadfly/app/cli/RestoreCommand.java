package io.gadfly.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "FILE", descriptionKey = "BACKUP")
    private Path file = Path.of("");

    RestoreCommand(Invocation here) {
        this.here = here;
    }

    record Document(String restored) {}

    @Override
    public Integer call() {
        var backup = here.resolve(file);
        if (!Files.isReadable(backup)) {
            var reason = Words.of(Files.exists(backup) ? "file.denied" : "file.missing");
            throw CommandFailure.nothingRead(Words.of("file.unreadable", backup, reason));
        }
        var said = here.house().restore(backup);
        here.output().show(new Document(said), List.of(said));
        return ExitCode.DONE.value();
    }
}
