package io.gadfly.app.cli;

import io.gadfly.schedule.Zone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.stream.Stream;

/// The whole command line in this process, with streams that can be looked at.
final class CommandLineUnderTest {
    private final House house;
    private final InstantSource clock;

    CommandLineUnderTest() {
        this(House.none(), InstantSource.fixed(Instant.parse("2026-11-21T11:00:00Z")));
    }

    CommandLineUnderTest(House house, InstantSource clock) {
        this.house = house;
        this.clock = clock;
    }

    record Run(ExitCode code, String out, String err) {}

    Run run(String... arguments) {
        return runWithInput("", arguments);
    }

    Run run(String[] some, String... more) {
        return run(Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new));
    }

    Run runWithInput(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = CommandTree.run(invocation(input, out, err), arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Invocation invocation() {
        return invocation("", new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private Invocation invocation(String input, OutputStream out, OutputStream err) {
        var terminal = new Terminal(
                new PrintWriter(out, false, StandardCharsets.UTF_8),
                new PrintWriter(err, false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out);
        return new Invocation(
                new Output(terminal), Path.of("").toAbsolutePath(), Zone.of(ZoneId.of("Europe/Berlin")), clock, house);
    }
}
