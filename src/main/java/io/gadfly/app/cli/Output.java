package io.gadfly.app.cli;

import java.io.InputStream;
import java.util.List;

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
            lines.forEach(this::line);
        }
        terminal.out().flush();
    }

    void line(String text) {
        terminal.out().println(text);
    }

    /// One line on the standard error.
    public void complain(String text) {
        terminal.err().println(Words.of("complaint", text));
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
}
