package io.gadfly.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A segment of a journal that is being written. Behind its end lies room for what comes, zeros that are no
/// line of it: a wait for the disk takes half as long where the file need not grow for it.
///
/// For one thread, but `force` is for any.
final class SegmentFile implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentFile.class);
    private static final int ROOM = 1 << 18;

    private final FileChannel channel;
    private long end;
    /// Where the room ends.
    private long size;

    private SegmentFile(FileChannel channel) {
        this.channel = channel;
    }

    /// What lies behind `end` goes away.
    static SegmentFile open(Path file, long end) throws IOException {
        var segment = new SegmentFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        segment.cutTo(end);
        return segment;
    }

    long end() {
        return end;
    }

    void cutTo(long offset) throws IOException {
        channel.truncate(offset);
        end = offset;
        size = offset;
    }

    void write(ByteBuffer bytes) throws IOException {
        channel.position(end);
        while (bytes.hasRemaining()) {
            end += channel.write(bytes);
        }
        size = Math.max(size, end);
    }

    /// Where the room is used up; a disk that is too full for more still has what was written.
    void makeRoom() {
        if (end < size) {
            return;
        }
        try {
            var zeros = ByteBuffer.allocate(ROOM);
            channel.position(size);
            while (zeros.hasRemaining()) {
                size += channel.write(zeros);
            }
        } catch (IOException weather) {
            LOGGER.debug("The journal has no room ahead", weather);
        }
    }

    /// Returns when what was written is on the disk.
    void force() throws IOException {
        channel.force(false);
    }

    /// The room goes away, and the rest is on the disk when this returns.
    void finish() throws IOException {
        cutTo(end);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
