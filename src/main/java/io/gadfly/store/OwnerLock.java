package io.gadfly.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The right to write, held by one process at a time. The system takes it back when the process dies, however it dies.
///
/// The file says who has it; the lock lies far behind that text, so that everyone can read it.
final class OwnerLock implements AutoCloseable {
    private static final long POSITION = 1L << 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int LOOKS = 300;

    private final FileChannel channel;
    private final FileLock lock;
    private final String owner;

    private OwnerLock(FileChannel channel, FileLock lock) throws IOException {
        this.channel = channel;
        this.lock = lock;
        this.owner = UUID.randomUUID().toString();
        channel.truncate(0);
        var text = ProcessHandle.current().pid() + " " + owner + "\n";
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /// Empty where another process, or another store of this one, has it.
    static Optional<OwnerLock> tryTake(Path file) throws IOException {
        var channel = open(file);
        FileLock lock = null;
        try {
            lock = channel.tryLock(POSITION, 1, false);
        } catch (OverlappingFileLockException ownProcess) {
            // Held by another store of this process.
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new OwnerLock(channel, lock));
    }

    /// Blocks until the present owner lets go or dies.
    static OwnerLock await(Path file) throws IOException {
        var channel = open(file);
        return new OwnerLock(channel, channel.lock(POSITION, 1, false));
    }

    /// Waits a moment until nobody else holds the database file itself: the system takes the locks of a killed owner
    /// back one by one, so this right may be free before that file is.
    static void awaitRelease(Path database) throws IOException {
        try (var handle = FileChannel.open(database, StandardOpenOption.WRITE)) {
            for (var patience = LOOKS; patience > 0 && isHeld(handle); patience--) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private static boolean isHeld(FileChannel handle) throws IOException {
        try (var free = handle.tryLock()) {
            return free == null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// The process that has the lock, as it wrote down.
    static OptionalLong holder(Path file) {
        try {
            var pid = Files.readString(file, StandardCharsets.US_ASCII).split(" ")[0];
            return OptionalLong.of(Long.parseLong(pid));
        } catch (IOException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }

    /// New at every start.
    String owner() {
        return owner;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
