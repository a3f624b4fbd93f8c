package io.gadfly.icalendar.subscription;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that ends with an error when it is longer than it may be, whatever its server said about it.
final class LimitedBody extends FilterInputStream {
    private final long limit;
    private long left;

    LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException(Words.say("tooLong", limit >> 20));
        }
    }
}
