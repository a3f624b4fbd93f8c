package io.gadfly.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether somebody has taken a command back while it runs, as by Ctrl-C. What heeds it ends soon, leaves
/// nothing half done and says so; what does not is not waited for.
///
/// Safe to use from any thread.
public final class Interruption {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isAsked;
    private volatile Runnable passOn = () -> {};
    private volatile boolean isHeeded;

    /// The command is to end. Returns when it has, or at once where it does not heed that.
    ///
    /// @param patience how long to wait at most
    public void ask(Duration patience) throws InterruptedException {
        ask();
        if (isHeeded) {
            var _ = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// As the other, and waits for nothing.
    public void ask() {
        isAsked = true;
        passOn.run();
    }

    public boolean isAsked() {
        return isAsked;
    }

    /// From now on it is heeded: whoever asks waits for the end.
    void heed() {
        isHeeded = true;
    }

    /// From now on it is heeded elsewhere.
    ///
    /// @param told called where it is asked
    public void heedBy(Runnable told) {
        passOn = told;
        isHeeded = true;
        if (isAsked) {
            told.run();
        }
    }

    /// All is said that there is to say.
    public void end() {
        ended.countDown();
    }
}
