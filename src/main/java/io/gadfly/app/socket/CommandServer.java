package io.gadfly.app.socket;

import io.gadfly.app.cli.Interruption;
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
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the command lines that come over the socket, each on a thread of the executor's, for this user only.
public final class CommandServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandServer.class);

    /// Before it tries again to let a client in.
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SocketPlace place;
    private final ServerSocketChannel listening;
    private final Executor executor;
    private final Handler handler;
    private final Entrance entrance;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    /// Runs one command.
    @FunctionalInterface
    public interface Handler {
        /// Answers with the exit code.
        ///
        /// @param interruption asked where the client takes the command back, or is gone
        int handle(Request request, InputStream in, OutputStream out, OutputStream err, Interruption interruption);
    }

    /// Lets the next client in.
    @FunctionalInterface
    interface Entrance {
        SocketChannel next(ServerSocketChannel listening) throws IOException;
    }

    private CommandServer(
            SocketPlace place, ServerSocketChannel listening, Executor executor, Handler handler, Entrance entrance) {
        this.place = place;
        this.listening = listening;
        this.executor = executor;
        this.handler = handler;
        this.entrance = entrance;
    }

    /// Listens from now on. Only the owner of the store may call it: a socket that is there already is a dead
    /// one's.
    public static CommandServer open(SocketPlace place, Executor executor, Handler handler) throws IOException {
        return open(place, executor, handler, ServerSocketChannel::accept);
    }

    static CommandServer open(SocketPlace place, Executor executor, Handler handler, Entrance entrance)
            throws IOException {
        place.prepare();
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(place.draft()));
            place.publish();
        } catch (IOException failure) {
            listening.close();
            throw failure;
        }
        var server = new CommandServer(place, listening, executor, handler, entrance);
        executor.execute(server::accept);
        return server;
    }

    /// What keeps a client out, such as a lack of file handles, passes; those that came meanwhile wait in line.
    private void accept() {
        var isInTrouble = false;
        while (listening.isOpen()) {
            try {
                var channel = entrance.next(listening);
                executor.execute(() -> serve(channel));
                isInTrouble = false;
            } catch (ClosedChannelException _) {
                LOG.debug("The socket is closed");
            } catch (IOException failure) {
                if (!isInTrouble) {
                    LOG.warn("The socket {} takes no commands for now", place.socket(), failure);
                }
                isInTrouble = true;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void serve(SocketChannel channel) {
        open.add(channel);
        try (var connection = new Connection(channel)) {
            if (isOwnUser(channel)) {
                connection.send(Frame.exit(run(Request.from(connection.receive()), connection)));
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

    private int run(Request request, Connection connection) {
        var interruption = new Interruption();
        executor.execute(() -> connection.hear(interruption::ask));
        return handler.handle(
                request,
                connection.input(),
                connection.output(Frame.Kind.OUTPUT),
                connection.output(Frame.Kind.ERROR),
                interruption);
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
