package io.gadfly.store;

import io.gadfly.store.text.JournalLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal in a file. A group is its lines and one that has the checksum of their bytes, so that a group that
/// was not wholly written is told from one that was.
///
/// A wait for the disk is that for a small file that only grows, which costs less than letting H2 write its
/// pages out.
final class FileJournal implements Journal, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileJournal.class);
    private static final int BUFFER = 1 << 16;

    private final JournalFolder folder;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);
    private final CRC32C checksum = new CRC32C();
    private final DiskMark disk = new DiskMark();
    private long segment;
    private volatile SegmentFile file;
    private long groupStart;
    private boolean isToBeLeft;

    /// Goes on at `position`; what lies behind it is no group and goes away. The name of its segment is on the
    /// disk when this returns, without which what is forced into it would be gone after a power cut.
    FileJournal(JournalFolder folder, Position position) throws IOException {
        this.folder = folder;
        this.segment = position.segment();
        this.groupStart = position.offset();
        this.file = SegmentFile.open(folder.segment(segment), groupStart);
        StoreDirectory.sync(folder.directory());
    }

    @Override
    public void add(JournalLine line) {
        leaveBehindWhatCouldNotBeCut();
        JournalLine.write(line, buffer);
        buffer.write('\n');
        if (buffer.size() > BUFFER) {
            try {
                flush();
            } catch (IOException weather) {
                throw Weather.toStoreException(weather);
            }
        }
    }

    @Override
    public Optional<Position> write() {
        try {
            if (buffer.size() == 0 && file.end() == groupStart) {
                return Optional.empty();
            }
            flushWithEnd();
            return Optional.of(new Position(segment, file.end()));
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    @Override
    public void sync() {
        try {
            disk.reach(this::forceSegment);
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    private void forceSegment() throws IOException {
        var forced = file;
        try {
            forced.force();
        } catch (ClosedChannelException closed) {
            var wasLeft = forced != file; // by one who waited for the disk; an interrupt closes channels too
            if (!wasLeft) {
                throw closed;
            }
        }
    }

    /// The end of the last group that counts.
    Position reported() {
        return new Position(segment, groupStart);
    }

    private void flush() throws IOException {
        write(takeBuffer());
    }

    /// In one write, so that the file grows once.
    private void flushWithEnd() throws IOException {
        var lines = takeBuffer();
        var mark = StandardCharsets.US_ASCII.encode(JournalFolder.endOfGroup(checksum.getValue()));
        write(ByteBuffer.allocate(lines.remaining() + mark.remaining())
                .put(lines)
                .put(mark)
                .flip());
        file.makeRoom();
    }

    private ByteBuffer takeBuffer() {
        var bytes = ByteBuffer.wrap(buffer.toByteArray());
        checksum.update(bytes.duplicate());
        buffer.reset();
        return bytes;
    }

    private void write(ByteBuffer bytes) throws IOException {
        try {
            file.write(bytes);
        } finally {
            disk.written();
        }
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public void accept() {
        groupStart = file.end();
        checksum.reset();
    }

    @Override
    public void rollback() {
        buffer.reset();
        checksum.reset();
        try {
            if (file.end() > groupStart) {
                file.cutTo(groupStart);
                file.force();
            }
        } catch (IOException weather) {
            LOGGER.warn("A refused group could not be cut off the journal, which goes on in another segment", weather);
            isToBeLeft = true;
        }
    }

    /// A group that counts must not follow one that does not.
    private void leaveBehindWhatCouldNotBeCut() {
        if (isToBeLeft) {
            try {
                startSegment();
                isToBeLeft = false;
            } catch (IOException weather) {
                throw Weather.toStoreException(weather);
            }
        }
    }

    /// Begins a new segment and answers with its start.
    Position rotate() throws IOException {
        startSegment();
        return new Position(segment, 0);
    }

    private void startSegment() throws IOException {
        file.finish();
        var next = SegmentFile.open(folder.segment(segment + 1), 0);
        var left = file;
        file = next;
        left.close();
        segment++;
        groupStart = 0;
        StoreDirectory.sync(folder.directory());
    }

    @Override
    public void close() throws IOException {
        file.finish();
        file.close();
    }
}
