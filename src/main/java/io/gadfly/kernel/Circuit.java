package io.gadfly.kernel;

import java.time.Duration;
import java.util.Optional;

/// The state of a [CircuitBreaker]: closed, open for a while, or half open, with one call on its way to see.
/// What was under way when it opened does not make it stay open longer.
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

    /// As what a call goes on its way.
    enum Pass {
        ORDINARY,
        /// To see whether an open circuit may close: there is one at a time.
        PROBE
    }

    /// Who may pass has to say how it was. Empty: nobody may.
    synchronized Optional<Pass> tryPass(long now) {
        if (!open) {
            return Optional.of(Pass.ORDINARY);
        }
        if (probing || now - openUntil < 0) {
            return Optional.empty();
        }
        probing = true;
        return Optional.of(Pass.PROBE);
    }

    synchronized void note(Pass pass, CircuitBreaker.Verdict verdict, long now) {
        switch (verdict) {
            case SUCCESS -> close();
            case FAILURE -> failed(pass, now);
            case UNKNOWN -> probing &= pass != Pass.PROBE;
        }
    }

    /// Of a call that nobody will answer: it counts for as many failures as open it.
    synchronized void isStuck(Pass pass, long now) {
        failures = failuresToOpen;
        failed(pass, now);
    }

    private void close() {
        failures = 0;
        rests = 0;
        open = false;
        probing = false;
    }

    private void failed(Pass pass, long now) {
        failures++;
        if (open ? pass == Pass.PROBE : failures >= failuresToOpen) {
            open = true;
            probing = false;
            openUntil = now + (firstRest << Math.min(rests, MOST_DOUBLINGS));
            rests++;
        }
    }
}
