package io.gadfly.kernel;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A running Erlang that is asked the same questions. Needs `erl` and `erlc` on the path; without them it fails by
/// saying so.
final class Erlang implements AutoCloseable {
    private static final List<String> MODULES = List.of("rivals", "rivals_workers", "rivals_echo");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    Erlang() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("rivals");
        compile(folder);
        process = in(folder, List.of("erl", "-noshell", "-run", "rivals", "main"));
        questions = process.outputWriter();
        answers = process.inputReader();
    }

    /// Returns when it has done that.
    void ask(String question, int count) throws IOException {
        questions.write(question + " " + count + "\n");
        questions.flush();
        var answer = answers.readLine();
        if (!"done".equals(answer)) {
            throw new IOException("Erlang says " + answer);
        }
    }

    @Override
    public void close() {
        process.destroy();
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
