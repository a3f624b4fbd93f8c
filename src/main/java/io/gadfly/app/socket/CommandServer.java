package io.gadfly.app.socket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the command lines that come over the socket, each on a thread of the executor's, for this user only.
public final class CommandServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandServer.class);

    private final SocketPlace place;
    private final ServerSocketChannel listening;
    private final Executor executor;
    private final Handler handler;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    /// Runs one command.
    @FunctionalInterface
    public interface Handler {
        /// Answers with the exit code.
        int handle(Request request, InputStream in, OutputStream out, OutputStream err);
    }

    private CommandServer(SocketPlace place, ServerSocketChannel listening, Executor executor, Handler handler) {
        this.place = place;
        this.listening = listening;
        this.executor = executor;
        this.handler = handler;
    }

    /// Listens from now on. Only the owner of the store may call it: a socket that is there already is a dead one's.
    public static CommandServer open(SocketPlace place, Executor executor, Handler handler) throws IOException {
        place.prepare();
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(place.draft()));
            place.publish();
        } catch (IOException failure) {
            listening.close();
            throw failure;
        }
        var server = new CommandServer(place, listening, executor, handler);
        executor.execute(server::accept);
        return server;
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                var channel = listening.accept();
                executor.execute(() -> serve(channel));
            } catch (ClosedChannelException _) {
                LOG.debug("The socket is closed");
            } catch (IOException failure) {
                LOG.warn("The socket {} takes no more commands", place.socket(), failure);
                stopListening();
            }
        }
    }

    /// So that clients are refused: they would wait for ever on a socket that is bound and not heard.
    private void stopListening() {
        try {
            listening.close();
        } catch (IOException failure) {
            LOG.debug("The socket {} is not closed cleanly", place.socket(), failure);
        }
    }

    private void serve(SocketChannel channel) {
        open.add(channel);
        try (var connection = new Connection(channel)) {
            if (isOwnUser(channel)) {
                var code = handler.handle(
                        Request.from(connection.receive()),
                        connection.input(),
                        connection.output(Frame.Kind.OUTPUT),
                        connection.output(Frame.Kind.ERROR));
                connection.send(Frame.exit(code));
            } else {
                LOG.warn("A command of another user was refused");
            }
        } catch (AsynchronousCloseException | EOFException _) {
            LOG.debug("A client went away");
        } catch (IOException failure) {
            LOG.debug("A command broke off", failure);
        } finally {
            open.remove(channel);
        }
    }

    /// The file's mode keeps others out already; this holds also where a file system has no modes.
    private boolean isOwnUser(SocketChannel channel) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return true;
        }
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(Files.getOwner(place.socket()));
    }

    /// Takes no more commands and ends those that run.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(place.socket());
        listening.close();
        for (var channel : open) {
            channel.close();
        }
    }
}
