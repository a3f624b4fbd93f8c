package io.gadfly.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// The program itself: what all commands understand.
@Command(
        name = "gadfly",
        resourceBundle = Words.BUNDLE,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisHeading = "%nUsage: ",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n")
final class Gadfly implements Callable<Integer> {
    private final Invocation here;

    private boolean debug;

    @Parameters(paramLabel = "FILE.ics", descriptionKey = "FILE.ics", arity = "0..*")
    private List<Path> files = List.of();

    Gadfly(Invocation here) {
        this.here = here;
    }

    /// Read before the command line is: it says where the store is.
    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT)
    @Nullable
    Path data;

    @Option(names = "--json", scope = ScopeType.INHERIT)
    void json(boolean on) {
        here.output().useJson(on);
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT)
    void debug(boolean on) {
        debug = on;
    }

    boolean isDebug() {
        return debug;
    }

    /// A start without a command, told to the program that runs: it shows its window, and the files in it.
    @Override
    public Integer call() {
        var calendars = files.stream().map(here::resolve).toList();
        for (var calendar : calendars) {
            if (!Files.isReadable(calendar)) {
                throw CommandFailure.wrongUsage(Words.of("file.or.command.unknown", calendar.getFileName()));
            }
        }
        return here.house().show(calendars).value();
    }
}
