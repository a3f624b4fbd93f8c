package io.gadfly.app.cli;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final Invocation here;

    @Parameters(paramLabel = "FILE", descriptionKey = "BACKUP.TO", arity = "0..1")
    private @Nullable Path file;

    BackupCommand(Invocation here) {
        this.here = here;
    }

    record Document(String file) {}

    @Override
    public Integer call() {
        var stamp = STAMP.format(here.zone().wallTimeOf(here.now()));
        var target = here.resolve(file == null ? Path.of("gadfly-" + stamp + ".zip") : file);
        here.house().upkeep().backUpTo(target);
        here.output().show(new Document(target.toString()), List.of(Words.of("backup.done", target)));
        return ExitCode.DONE.value();
    }
}
