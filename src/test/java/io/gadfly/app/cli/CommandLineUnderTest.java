package io.gadfly.app.cli;

import io.gadfly.schedule.Zone;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        var here = new Invocation(
                new Output(terminal), Path.of("").toAbsolutePath(), Zone.of(ZoneId.of("Europe/Berlin")), clock, house);
        var code = CommandTree.run(here, arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
