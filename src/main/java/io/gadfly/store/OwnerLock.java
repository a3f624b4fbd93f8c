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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The right to write, held by one process at a time. The system takes it back when the process dies, however
/// it dies.
///
/// The file says who has it; the lock lies far behind that text, so that everyone can read it.
final class OwnerLock implements AutoCloseable {
    private static final long POSITION = 1L << 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int LOOKS = 300;

    /// The files that this process has locked. Such a file is not opened once more: on POSIX the process loses
    /// its locks on a file when it closes any channel to it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final String owner;

    private OwnerLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.owner = UUID.randomUUID().toString();
    }

    /// Over what the owner before wrote, so that it takes no room where the disk is full.
    private void sign() throws IOException {
        var text = ByteBuffer.wrap(
                (ProcessHandle.current().pid() + " " + owner + "\n").getBytes(StandardCharsets.US_ASCII));
        var length = text.remaining();
        while (text.hasRemaining()) {
            channel.write(text, text.position());
        }
        channel.truncate(length);
    }

    /// Empty where another process, or another store of this one, has it.
    static Optional<OwnerLock> tryTake(Path file) throws IOException {
        return reserve(file) ? take(file, FileChannel::tryLock) : Optional.empty();
    }

    /// Blocks until the present owner, another process, lets go or dies.
    static OwnerLock await(Path file) throws IOException {
        if (!reserve(file)) {
            throw new OverlappingFileLockException();
        }
        return take(file, FileChannel::lock).orElseThrow();
    }

    /// Keeps the other stores of this process from it. Answers false where one of them has it.
    private static boolean reserve(Path file) {
        return HELD.add(nameOf(file));
    }

    private static Path nameOf(Path file) {
        return file.toAbsolutePath().normalize();
    }

    @FunctionalInterface
    private interface Locking {
        @Nullable
        FileLock lock(FileChannel channel, long position, long size, boolean shared) throws IOException;
    }

    private static Optional<OwnerLock> take(Path file, Locking locking) throws IOException {
        var isTaken = false;
        try {
            var channel = open(file);
            var lock = lock(channel, locking);
            var taken = lock.map(held -> new OwnerLock(nameOf(file), channel, held));
            if (taken.isPresent()) {
                signed(taken.get());
            }
            isTaken = taken.isPresent();
            return taken;
        } finally {
            if (!isTaken) {
                HELD.remove(nameOf(file));
            }
        }
    }

    /// Nobody holds a lock who could not sign it.
    private static void signed(OwnerLock lock) throws IOException {
        var isSigned = false;
        try {
            lock.sign();
            isSigned = true;
        } finally {
            if (!isSigned) {
                lock.close();
            }
        }
    }

    private static Optional<FileLock> lock(FileChannel channel, Locking locking) throws IOException {
        var isLocked = false;
        try {
            var lock = Optional.ofNullable(locking.lock(channel, POSITION, 1, false));
            isLocked = lock.isPresent();
            return lock;
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
    }

    /// Waits a moment until nobody else holds the database file itself: the system takes the locks of a killed
    /// owner back one by one, so this right may be free before that file is.
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
        if (HELD.contains(nameOf(file))) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
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
        try {
            lock.release();
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
