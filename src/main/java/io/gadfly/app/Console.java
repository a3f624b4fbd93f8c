package io.gadfly.app;

import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.FileTrouble;
import io.gadfly.app.cli.Interruption;
import io.gadfly.app.cli.Output;
import io.gadfly.app.cli.Terminal;
import io.gadfly.app.cli.Words;
import io.gadfly.kernel.ShutdownHook;
import io.gadfly.notification.console.ConsoleMedium;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// This process's standard streams, in UTF-8 whatever the locale is.
///
/// @param isScreen whether `err` goes to a screen
record Console(InputStream in, StandardOutput out, OutputStream err, boolean isScreen, Interruption interruption) {
    /// So long whoever pressed Ctrl-C waits for what became of the command.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Path OWN_ERRORS = Path.of("/proc/self/fd/2");

    /// Where nobody looks on.
    Console(InputStream in, StandardOutput out, OutputStream err) {
        this(in, out, err, false, new Interruption());
    }

    static Console ofThisProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                StandardOutput.ofThisProcess(),
                new FileOutputStream(FileDescriptor.err),
                hasScreen(),
                new Interruption());
    }

    /// The platform tells of the standard output only.
    private static boolean hasScreen() {
        try {
            return Files.readSymbolicLink(OWN_ERRORS).toString().matches("/dev/(pts/|tty|console).*");
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.ofNullable(System.console())
                    .filter(java.io.Console::isTerminal)
                    .isPresent();
        }
    }

    /// Has the command that runs end when the process is told to, as by Ctrl-C.
    void heedSignals() {
        ShutdownHook.add("interruption", () -> {
            try {
                interruption.ask(PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Terminal terminal() {
        return terminal(in, out, err, isScreen, interruption);
    }

    static Terminal terminal(
            InputStream in, OutputStream out, OutputStream err, boolean isScreen, Interruption interruption) {
        return new Terminal(writer(out), writer(err), in, out, isScreen, interruption);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
    }

    PrintStream printStream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /// Whether whoever reads it is a terminal.
    ConsoleMedium.Style style() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(_ -> ConsoleMedium.Style.TERMINAL)
                .orElse(ConsoleMedium.Style.PLAIN);
    }

    void say(String line) {
        printStream().println(line);
    }

    void complain(String line) {
        new Output(terminal()).complain(line);
    }

    /// How a command has ended once its answer was written: where that failed, it failed.
    ExitCode end(ExitCode code) {
        return out.failure()
                .filter(_ -> code == ExitCode.DONE)
                .map(failure -> fail(Words.of("output.unwritable", FileTrouble.inWords(failure))))
                .orElse(code);
    }

    ExitCode fail(String line) {
        complain(line);
        return ExitCode.FAILED;
    }
}
