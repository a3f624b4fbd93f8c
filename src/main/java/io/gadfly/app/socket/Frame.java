package io.gadfly.app.socket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One message on the socket: a kind, a length and so many bytes.
final class Frame {
    static final int MAX_LENGTH = 1 << 20;

    enum Kind {
        /// Client: the command line, and where it was typed.
        REQUEST('q'),
        /// Client: a piece of its standard input, an empty one at the end.
        INPUT('i'),
        /// Client: the command is taken back.
        TAKE_BACK('t'),
        /// Server: for the standard output.
        OUTPUT('o'),
        /// Server: for the standard error.
        ERROR('e'),
        /// Server: wants the next piece of the standard input.
        WANT_INPUT('w'),
        /// Server: the command has ended with this exit code.
        EXIT('x');

        private final int code;

        Kind(char code) {
            this.code = code;
        }

        static Kind of(int code) throws IOException {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no kind of frame: " + code));
        }
    }

    private final Kind kind;
    private final byte[] payload;

    Frame(Kind kind, byte[] payload) {
        if (payload.length > MAX_LENGTH) {
            throw new IllegalArgumentException("a frame of " + payload.length + " bytes");
        }
        this.kind = kind;
        this.payload = payload;
    }

    static Frame empty(Kind kind) {
        return new Frame(kind, new byte[0]);
    }

    static Frame exit(int code) {
        return new Frame(Kind.EXIT, Integer.toString(code).getBytes(StandardCharsets.US_ASCII));
    }

    Kind kind() {
        return kind;
    }

    byte[] payload() {
        return payload;
    }

    int exitCode() throws IOException {
        try {
            return Integer.parseInt(new String(payload, StandardCharsets.US_ASCII));
        } catch (NumberFormatException failure) {
            throw new IOException("no exit code", failure);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.code);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }

    /// Throws an `IOException` for what is no frame or too long a one, an `EOFException` where the other side
    /// is gone.
    static Frame read(DataInputStream in) throws IOException {
        var kind = Kind.of(in.readByte());
        var length = in.readInt();
        if (length < 0 || length > MAX_LENGTH) {
            throw new IOException("no length of a frame: " + length);
        }
        var payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("a frame of " + length + " bytes broke off");
        }
        return new Frame(kind, payload);
    }
}
