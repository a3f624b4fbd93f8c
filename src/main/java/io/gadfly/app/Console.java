package io.gadfly.app;

import io.gadfly.app.cli.Terminal;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// This process's standard streams, in UTF-8 whatever the locale is.
record Console(InputStream in, OutputStream out, OutputStream err) {
    static Console ofThisProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }

    Terminal terminal() {
        return terminal(in, out, err);
    }

    static Terminal terminal(InputStream in, OutputStream out, OutputStream err) {
        return new Terminal(writer(out), writer(err), in);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
    }
}
