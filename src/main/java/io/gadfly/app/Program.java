package io.gadfly.app;

import io.gadfly.app.cli.CommandTree;
import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.FileTrouble;
import io.gadfly.app.cli.House;
import io.gadfly.app.cli.Invocation;
import io.gadfly.app.cli.Output;
import io.gadfly.app.cli.Words;
import io.gadfly.app.socket.CommandClient;
import io.gadfly.app.socket.Request;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/// One start of the program: finds out whether it is a command for the program that runs, one for the store, or the
/// program itself.
final class Program {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Console console;
    private final Directories directories;
    private final InstantSource clock;

    Program(Console console, Directories directories, InstantSource clock) {
        this.console = console;
        this.directories = directories;
        this.clock = clock;
    }

    ExitCode run(Arguments arguments) {
        if (arguments.asksAboutProgram()
                || arguments.command().filter(CommandTree::isPure).isPresent()) {
            return runWith(House.none(), arguments);
        }
        try {
            directories.create();
            return runWithStore(arguments);
        } catch (IOException failure) {
            return complain("folder.unusable", directories.data(), FileTrouble.inWords(failure));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /// By the program that runs, else alone; whoever is just coming or going is waited for.
    private ExitCode runWithStore(Arguments arguments) throws IOException, InterruptedException {
        var end = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(end)) {
            var client = CommandClient.connect(directories.socket().socket());
            if (client.isPresent()) {
                return ask(client.get(), arguments);
            }
            var lock = StoreLock.tryTake(directories.lock());
            if (lock.isPresent()) {
                return runAlone(lock.get(), arguments);
            }
            Thread.sleep(PAUSE);
        }
        return complain("store.held", directories.data(), StoreLock.holder(directories.lock()));
    }

    private ExitCode ask(CommandClient client, Arguments arguments) {
        try (client) {
            var request = new Request(
                    arguments.all(),
                    Path.of("").toAbsolutePath().toString(),
                    ZoneId.systemDefault().getId());
            return ExitCode.of(client.run(request, console.in(), console.out(), console.err()));
        } catch (IOException failure) {
            return complain("program.gone", FileTrouble.inWords(failure));
        }
    }

    private ExitCode runAlone(StoreLock lock, Arguments arguments) throws IOException {
        try (lock) {
            return runWith(House.none(), arguments);
        }
    }

    private ExitCode runWith(House house, Arguments arguments) {
        var here = new Invocation(
                new Output(console.terminal()),
                Path.of("").toAbsolutePath(),
                Zone.of(ZoneId.systemDefault()),
                clock,
                house);
        return CommandTree.run(here, arguments.all().toArray(String[]::new));
    }

    private ExitCode complain(String key, Object... details) {
        new Output(console.terminal()).complain(Words.of(key, details));
        return ExitCode.FAILED;
    }
}
