package io.gadfly.icalendar.subscription;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A body that ends with an error when it is longer than it may be, whatever its server said about it, or when it takes
/// too long to come.
final class LimitedBody extends FilterInputStream {
    private static final Logger LOG = LoggerFactory.getLogger(LimitedBody.class);

    private final long limit;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long left;

    LimitedBody(InputStream body, long limit, Duration patience) {
        super(body);
        this.limit = limit;
        this.left = limit;
        var _ = over.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(this::closeBody);
    }

    /// Whoever waits for the next byte gets an `IOException`.
    private void closeBody() {
        try {
            in.close();
        } catch (IOException closed) {
            LOG.debug("A body was closed already", closed);
        }
    }

    @Override
    public void close() throws IOException {
        over.cancel(false);
        super.close();
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
