package io.gadfly.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Java machine of its own, for what would spoil the one of the other tests.
///
/// @param exit what it ended with, 0 where all was well
/// @param said all that it wrote
record OtherMachine(int exit, String said) {
    /// Runs `main` to its end in a heap of so many megabytes.
    static OtherMachine run(int megabytes, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new OtherMachine(process.waitFor(), said);
    }
}
