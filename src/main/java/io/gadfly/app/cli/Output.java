package io.gadfly.app.cli;

import io.gadfly.notification.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Answers a command: in lines for people, or as one JSON document for programs.
public final class Output {
    private final Terminal terminal;
    private boolean json;

    public Output(Terminal terminal) {
        this.terminal = terminal;
    }

    void useJson(boolean on) {
        json = on;
    }

    boolean isJson() {
        return json;
    }

    InputStream input() {
        return terminal.in();
    }

    /// Prints the document where JSON was asked for, else the lines.
    void show(Object document, List<String> lines) {
        if (json) {
            line(Json.write(document));
        } else {
            lines.forEach(this::say);
        }
        terminal.out().flush();
    }

    /// Prints the documents as one, a list, one after the other; for where JSON was asked for.
    void showEach(Stream<?> documents) {
        try {
            Json.write(documents, terminal.out());
            terminal.out().println();
            terminal.out().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What is to be said of the answer as a whole: its last line for people; beside the document for a program.
    void note(String text) {
        if (json) {
            complain(text);
        } else {
            say(text);
            terminal.out().flush();
        }
    }

    /// In one line, and what a calendar put into a title cannot steer the terminal.
    private void say(String text) {
        terminal.out().println(inOneLine(text));
    }

    private static String inOneLine(String text) {
        return PlainText.cleaned(text).replace('\n', ' ');
    }

    /// As it stands.
    void line(String text) {
        terminal.out().println(text);
    }

    /// The standard output for what is no text of ours, in UTF-8; to close it closes nothing.
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                terminal.raw().write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                terminal.raw().flush();
            }
        };
    }

    /// One line on the standard error.
    public void complain(String text) {
        terminal.err().println(inOneLine(Words.of("complaint", text)));
        terminal.err().flush();
    }

    void trace(Throwable failure) {
        failure.printStackTrace(terminal.err());
        terminal.err().flush();
    }

    /// Sends what was printed on its way. Answers false when nobody reads any more.
    boolean flush() {
        return !terminal.out().checkError();
    }

    Terminal terminal() {
        return terminal;
    }

    /// Puts a line of the standard error in the place of the last one that this did; only for a screen.
    void writeOver(String text) {
        terminal.err().print("\r" + inOneLine(text) + "\u001b[K");
        terminal.err().flush();
    }
}
