package io.gadfly.app.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands a command line to the program that runs, and shows what comes back.
public final class CommandClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandClient.class);
    private static final int PIECE = 1 << 16;

    /// Belongs to whoever runs this process, also where the user has no name, as in a container.
    private static final Path OWN_PROCESS = Path.of("/proc/self");

    private final Connection connection;

    private CommandClient(Connection connection) {
        this.connection = connection;
    }

    /// Empty where no program of this user's listens: there is no socket, whoever made it is gone, or is
    /// someone else.
    public static Optional<CommandClient> connect(Path socket) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                if (isOwnUser(channel)) {
                    return Optional.of(new CommandClient(new Connection(channel)));
                }
                channel.close();
                return Optional.empty();
            } catch (IOException refused) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isOwnUser(SocketChannel channel) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return true;
        }
        var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        return Files.exists(OWN_PROCESS)
                ? peer.equals(Files.getOwner(OWN_PROCESS))
                : peer.getName().equals(System.getProperty("user.name"));
    }

    /// Answers with the command's exit code; throws where the program went away in the middle of it.
    public int run(Request request, InputStream in, OutputStream out, OutputStream err) throws IOException {
        connection.send(request.toFrame());
        while (true) {
            var frame = connection.receive();
            switch (frame.kind()) {
                case OUTPUT -> show(frame, out);
                case ERROR -> show(frame, err);
                case WANT_INPUT -> sendInput(in);
                case EXIT -> {
                    return frame.exitCode();
                }
                case REQUEST, INPUT, TAKE_BACK -> throw new IOException("not for a client: " + frame.kind());
            }
        }
    }

    /// Asks for the end of the command that runs; may be called from another thread.
    public void takeBack() {
        try {
            connection.send(Frame.empty(Frame.Kind.TAKE_BACK));
        } catch (IOException gone) {
            LOG.debug("There is nobody to take a command back from", gone);
        }
    }

    private static void show(Frame frame, OutputStream stream) throws IOException {
        stream.write(frame.payload());
        stream.flush();
    }

    private void sendInput(InputStream in) throws IOException {
        var piece = new byte[PIECE];
        var length = in.read(piece);
        connection.send(new Frame(Frame.Kind.INPUT, Arrays.copyOf(piece, Math.max(0, length))));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
