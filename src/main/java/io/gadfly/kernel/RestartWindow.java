package io.gadfly.kernel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// The restarts of the last while, on the monotonic clock. More of them than `intensity` is too many.
final class RestartWindow {
    private int intensity;
    private long period;
    private final Deque<Long> restarts = new ArrayDeque<>();

    RestartWindow(int intensity, Duration period) {
        this.intensity = intensity;
        this.period = period.toNanos();
    }

    synchronized void change(int intensity, Duration period) {
        this.intensity = intensity;
        this.period = period.toNanos();
    }

    /// Counts one; answers whether it is still within the intensity.
    synchronized boolean add(long now) {
        restarts.addLast(now);
        forget(now);
        return restarts.size() <= intensity;
    }

    synchronized int count(long now) {
        forget(now);
        return restarts.size();
    }

    synchronized int intensity() {
        return intensity;
    }

    private void forget(long now) {
        while (!restarts.isEmpty() && now - restarts.getFirst() > period) {
            restarts.removeFirst();
        }
    }
}
