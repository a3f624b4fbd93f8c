package io.gadfly.app;

import io.gadfly.app.cli.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The whole program in this process, with a store of its own, started anew for each command.
///
/// @param data the folder that the store is made in
record ProgramUnderTest(Path data, InstantSource clock) {
    record Run(ExitCode code, String out, String err) {}

    /// @param command its words, with blanks between
    Run run(String command) {
        var all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of("--data", data.resolve("store").toString()));
        var out = new ByteArrayOutputStream();
        var run = runInto(out, "", all);
        return new Run(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
    }

    Run runInto(OutputStream out, String input, List<String> arguments) {
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var parsed = Arguments.of(arguments);
        var directories = Directories.of(parsed.data(), Map.of(), new Properties());
        var console = new Console(in, new StandardOutput(out), err);
        var code = new Program(new Wiring(directories, console, clock, Map.of()), parsed).run();
        return new Run(code, "", err.toString(StandardCharsets.UTF_8));
    }
}
