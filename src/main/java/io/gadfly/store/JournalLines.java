package io.gadfly.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The lines of a segment as bytes, one by one.
final class JournalLines implements AutoCloseable {
    private final InputStream bytes;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;
    private long offset;

    JournalLines(Path segment, long offset) throws IOException {
        this.bytes = Files.newInputStream(segment);
        this.offset = offset;
        bytes.skipNBytes(offset);
    }

    /// Where the next line begins.
    long offset() {
        return offset;
    }

    /// With its end; empty at the end of the file, and for a last line that has no end.
    byte[] next() {
        var line = new ByteArrayOutputStream();
        while (fill()) {
            var end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            var isComplete = end < filled;
            line.write(buffer, next, (isComplete ? end + 1 : end) - next);
            next = isComplete ? end + 1 : end;
            if (isComplete) {
                offset += line.size();
                return line.toByteArray();
            }
        }
        return new byte[0];
    }

    private boolean fill() {
        if (next == filled) {
            filled = read();
            next = 0;
        }
        return next < filled;
    }

    private int read() {
        try {
            return Math.max(0, bytes.read(buffer));
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
