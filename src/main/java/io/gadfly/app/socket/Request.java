package io.gadfly.app.socket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A command line, and what *here* means to whoever typed it.
///
/// @param directory the working directory
/// @param zone the id of the time zone
/// @param isScreen whether what goes to the standard error is on a screen
public record Request(List<String> arguments, String directory, String zone, boolean isScreen) {
    public Request {
        arguments = List.copyOf(arguments);
    }

    public Request(List<String> arguments, String directory, String zone) {
        this(arguments, directory, zone, false);
    }

    Frame toFrame() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        write(out, directory);
        write(out, zone);
        out.writeBoolean(isScreen);
        out.writeInt(arguments.size());
        for (var argument : arguments) {
            write(out, argument);
        }
        if (bytes.size() > Frame.MAX_LENGTH) {
            throw new IOException("the command line is too long");
        }
        return new Frame(Frame.Kind.REQUEST, bytes.toByteArray());
    }

    static Request from(Frame frame) throws IOException {
        if (frame.kind() != Frame.Kind.REQUEST) {
            throw new IOException("a request was expected, " + frame.kind() + " came");
        }
        var in = new DataInputStream(new ByteArrayInputStream(frame.payload()));
        var directory = readText(in);
        var zone = readText(in);
        var isScreen = in.readBoolean();
        var count = in.readInt();
        var arguments = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            arguments.add(readText(in));
        }
        return new Request(arguments, directory, zone, isScreen);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes in a shorter frame");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
