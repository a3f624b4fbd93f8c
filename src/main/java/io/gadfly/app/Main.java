package io.gadfly.app;

import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.Words;
import java.nio.file.InvalidPathException;
import java.time.InstantSource;
import java.util.List;

/// The entry point: an ordinary class, because a JavaFX `Application` cannot be started from the class path.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)).value());
    }

    private static ExitCode run(List<String> args) {
        try {
            return program(args).run();
        } catch (InvalidPathException unusable) {
            return Console.ofThisProcess().fail(Words.of("path.unusable", unusable.getInput()));
        }
    }

    private static Program program(List<String> args) {
        var arguments = Arguments.of(RawArguments.of(args));
        var directories = Directories.of(arguments.data(), System.getenv(), System.getProperties());
        var console = Console.ofThisProcess();
        console.heedSignals();
        var wiring = new Wiring(directories, console, InstantSource.system(), System.getenv());
        return new Program(wiring, arguments);
    }
}
