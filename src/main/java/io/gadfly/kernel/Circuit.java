package io.gadfly.kernel;

import java.time.Duration;

/// The state of a [CircuitBreaker]: closed, open for a while, or half open, with one call on its way to see. What was
/// under way when it opened does not make it stay open longer.
final class Circuit {
    /// It stays open at most this many times the first rest, as a power of two.
    private static final int MOST_DOUBLINGS = 5;

    private final int failuresToOpen;
    private final long firstRest;
    private int failures;
    private int rests;
    private boolean open;
    private boolean probing;
    private long openUntil;

    Circuit(int failuresToOpen, Duration firstRest) {
        this.failuresToOpen = failuresToOpen;
        this.firstRest = firstRest.toNanos();
    }

    /// Who may pass has to say how it was.
    synchronized boolean tryPass(long now) {
        if (!open) {
            return true;
        }
        if (probing || now - openUntil < 0) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void note(CircuitBreaker.Verdict verdict, long now) {
        switch (verdict) {
            case SUCCESS -> close();
            case FAILURE -> failed(now);
            case UNKNOWN -> probing = false;
        }
    }

    private void close() {
        failures = 0;
        rests = 0;
        open = false;
        probing = false;
    }

    private void failed(long now) {
        failures++;
        if (probing || !open && failures >= failuresToOpen) {
            open = true;
            probing = false;
            openUntil = now + (firstRest << Math.min(rests, MOST_DOUBLINGS));
            rests++;
        }
    }
}
