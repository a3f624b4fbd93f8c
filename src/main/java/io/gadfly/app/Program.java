package io.gadfly.app;

import io.gadfly.app.cli.CommandTree;
import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.FileTrouble;
import io.gadfly.app.cli.House;
import io.gadfly.app.cli.Invocation;
import io.gadfly.app.cli.NobodyReads;
import io.gadfly.app.cli.Output;
import io.gadfly.app.cli.Version;
import io.gadfly.app.cli.Words;
import io.gadfly.app.socket.CommandClient;
import io.gadfly.app.socket.Request;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;

/// One start of the program: finds out whether it is a command for the program that runs, one for the store, or
/// the program itself.
final class Program {
    private final Wiring wiring;
    private final Arguments arguments;
    private final StoreDoor door;

    Program(Wiring wiring, Arguments arguments) {
        this.wiring = wiring;
        this.arguments = arguments;
        this.door = new StoreDoor(wiring);
    }

    ExitCode run() {
        try {
            return wiring.console().end(start());
        } finally {
            wiring.console().interruption().end();
        }
    }

    private ExitCode start() {
        if (arguments.asksForVersion()) {
            wiring.console().say(Version.line());
            return ExitCode.DONE;
        }
        if (arguments.asksAboutProgram()) {
            return runWith(House.none());
        }
        if (arguments.command().filter(CommandTree::isPure).isPresent()) {
            Logging.none();
            return runWith(House.none());
        }
        Logging.begin(wiring.directories().logs());
        return arguments.command().filter(CommandTree::needsStore).isPresent()
                ? runWithStore()
                : runWith(new Entrance(wiring, door, this::ask));
    }

    private ExitCode runWithStore() {
        return switch (door.open()) {
            case StoreDoor.Entry.ToProgram(var client) -> ask(client);
            case StoreDoor.Entry.ToStore(var store, var _) -> runAlone(store);
            case StoreDoor.Entry.Barred(var reason) -> wiring.console().fail(reason);
        };
    }

    private ExitCode ask(CommandClient client) {
        var console = wiring.console();
        try (client) {
            var request = new Request(
                    arguments.all(), here().toString(), ZoneId.systemDefault().getId(), console.isScreen());
            if (arguments.command().filter(CommandTree::heedsInterruption).isPresent()) {
                console.interruption().heedBy(client::takeBack);
            }
            return ExitCode.of(client.run(request, console.in(), console.out(), console.err()));
        } catch (NobodyReads _) {
            return ExitCode.DONE;
        } catch (IOException failure) {
            return console.out().failure().isPresent()
                    ? ExitCode.DONE
                    : console.fail(Words.of("program.gone", FileTrouble.inWords(failure)));
        }
    }

    private ExitCode runAlone(Store store) {
        try (var house = new RestingHouse(store, wiring)) {
            return runWith(house);
        }
    }

    private ExitCode runWith(House house) {
        var invocation = new Invocation(
                new Output(wiring.console().terminal()),
                here(),
                Zone.of(ZoneId.systemDefault()),
                wiring.clock(),
                house);
        return CommandTree.run(invocation, arguments.all().toArray(String[]::new));
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }
}
