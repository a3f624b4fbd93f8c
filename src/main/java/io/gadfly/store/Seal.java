package io.gadfly.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// The checksum of a database that was closed in order, written beside it and broken before it is opened again. Tells
/// of damage that H2 would notice late or never.
final class Seal {
    /// Beyond this size reading it all would make the start slow.
    static final long LARGEST = 256L << 20;

    enum State {
        INTACT,
        /// Not closed in order, too large to be sealed, or the seal itself is none.
        NONE,
        /// The file is not as it was closed.
        BROKEN
    }

    private Seal() {}

    /// It appears when it is whole.
    static void put(StoreDirectory directory) throws IOException {
        if (Files.size(directory.databaseFile()) <= LARGEST) {
            var unfinished = directory.seal().resolveSibling(directory.seal().getFileName() + ".part");
            Files.writeString(
                    unfinished,
                    sumOf(directory.databaseFile()),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(unfinished, directory.seal(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static State examine(StoreDirectory directory) throws IOException {
        if (Files.notExists(directory.seal())) {
            return State.NONE;
        }
        var sum = Files.readString(directory.seal(), StandardCharsets.ISO_8859_1);
        if (!sum.matches("\\d+ [0-9a-f]+")) {
            return State.NONE;
        }
        return sum.equals(sumOf(directory.databaseFile())) ? State.INTACT : State.BROKEN;
    }

    static void remove(StoreDirectory directory) throws IOException {
        if (Files.deleteIfExists(directory.seal())) {
            directory.sync();
        }
    }

    private static String sumOf(Path file) throws IOException {
        var sum = new CRC32C();
        var buffer = ByteBuffer.allocateDirect(1 << 18);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {
                sum.update(buffer.flip());
            }
            return channel.size() + " " + Long.toHexString(sum.getValue());
        }
    }
}
