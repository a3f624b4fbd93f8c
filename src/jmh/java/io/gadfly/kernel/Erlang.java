package io.gadfly.kernel;

import io.gadfly.TemporaryFolder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A running Erlang that is asked the same questions. Needs `erl` and `erlc` on the path (Debian's erlang-base);
/// without them its rows fail by saying so, and the others run.
@State(Scope.Benchmark)
public class Erlang {
    private static final List<String> MODULES = List.of(
            "rivals",
            "rivals_workers",
            "rivals_servers",
            "rivals_server",
            "rivals_echo",
            "rivals_nagger",
            "rivals_naggers");

    private TemporaryFolder folder;
    private Process process;
    private BufferedWriter questions;
    private BufferedReader answers;

    @Setup
    public void start() throws IOException, InterruptedException {
        folder = TemporaryFolder.create();
        compile(folder.path());
        process = in(folder.path(), List.of("erl", "+P", "2000000", "-noshell", "-run", "rivals", "main"));
        questions = process.outputWriter();
        answers = process.inputReader();
    }

    /// Returns when it has done that, with the figures that it counted, if any.
    double[] ask(String question, int count) throws IOException {
        questions.write(question + " " + count + "\n");
        questions.flush();
        var answer = answers.readLine();
        if (answer == null || !answer.startsWith("done")) {
            throw new IOException("Erlang says " + answer);
        }
        return Stream.of(answer.split(" "))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @TearDown
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        folder.close();
    }

    private static void compile(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("erlc"));
        for (var module : MODULES) {
            try (var source = Erlang.class.getResourceAsStream(module + ".erl")) {
                Files.copy(Objects.requireNonNull(source), folder.resolve(module + ".erl"));
            }
            command.add(module + ".erl");
        }
        if (in(folder, command).waitFor() != 0) {
            throw new IOException("erlc failed in " + folder);
        }
    }

    private static Process in(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
