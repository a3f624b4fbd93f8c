package io.gadfly.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to open a store, for one process at a time. The system takes it back when the process dies, however it
/// does, so that another can take over at once.
final class StoreLock implements AutoCloseable {
    private final FileLock lock;

    private StoreLock(FileLock lock) {
        this.lock = lock;
    }

    /// Empty where another process has it.
    static Optional<StoreLock> tryTake(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                sign(channel);
                return Optional.of(new StoreLock(lock));
            }
        } catch (OverlappingFileLockException _) {
            // this very process has it
        }
        channel.close();
        return Optional.empty();
    }

    /// Who has it, or had it last: the id of a process.
    static String holder(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        var signature = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
