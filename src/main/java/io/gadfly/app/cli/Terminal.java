package io.gadfly.app.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/// Where a command's words go and where its standard input comes from: this process's own streams, or those of a
/// client at the other end of the socket.
///
/// @param raw what `out` writes to, for bytes that are no text of ours
/// @param isScreen whether `err` goes to a screen, where a line can be written over
/// @param interruption by whoever typed the command
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        OutputStream raw,
        boolean isScreen,
        Interruption interruption) {
    /// Where nobody looks on.
    public Terminal(PrintWriter out, PrintWriter err, InputStream in, OutputStream raw) {
        this(out, err, in, raw, false, new Interruption());
    }
}
