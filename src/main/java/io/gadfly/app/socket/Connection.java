package io.gadfly.app.socket;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Frames in both directions over one channel, and the server's view of them as three standard streams.
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();

    Connection(SocketChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    void send(Frame frame) throws IOException {
        synchronized (out) {
            frame.write(out);
        }
    }

    Frame receive() throws IOException {
        return Frame.read(in);
    }

    /// Hears what the other side says while a command runs for it, until it says no more. To go away is to take
    /// the command back.
    ///
    /// @param takenBack called where it is
    void hear(Runnable takenBack) {
        try {
            while (true) {
                var frame = receive();
                if (frame.kind() == Frame.Kind.TAKE_BACK) {
                    takenBack.run();
                } else if (heard.isEmpty()) {
                    heard.add(frame);
                } else {
                    throw new IOException("nobody asked for " + frame.kind());
                }
            }
        } catch (IOException gone) {
            takenBack.run();
            heard.add(Frame.empty(Frame.Kind.EXIT));
        }
    }

    /// What is written goes to the other side as frames of that kind.
    OutputStream output(Frame.Kind kind) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (var from = offset; from < offset + length; from += Frame.MAX_LENGTH) {
                    var to = Math.min(from + Frame.MAX_LENGTH, offset + length);
                    send(new Frame(kind, Arrays.copyOfRange(bytes, from, to)));
                }
            }
        };
    }

    /// The other side's standard input, fetched piece by piece as it is read; only while it is heard.
    InputStream input() {
        return new InputStream() {
            private byte[] piece = new byte[0];
            private int position;
            private boolean ended;

            @Override
            public int read() throws IOException {
                return fill() ? piece[position++] & 0xff : -1;
            }

            @Override
            public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (bytes == null || !fill()) {
                    return -1;
                }
                var count = Math.min(length, piece.length - position);
                System.arraycopy(piece, position, bytes, offset, count);
                position += count;
                return count;
            }

            private boolean fill() throws IOException {
                if (position == piece.length && !ended) {
                    send(Frame.empty(Frame.Kind.WANT_INPUT));
                    var frame = nextHeard();
                    if (frame.kind() != Frame.Kind.INPUT) {
                        throw new IOException("input was expected, " + frame.kind() + " came");
                    }
                    piece = frame.payload();
                    position = 0;
                    ended = piece.length == 0;
                }
                return !ended;
            }
        };
    }

    private Frame nextHeard() throws IOException {
        try {
            return heard.take();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for the input any more");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
