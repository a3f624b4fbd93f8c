package io.gadfly.kernel;

import java.time.Duration;

/// Whether somebody may go out. While the way rests, calls that were under way before say nothing new; when the rest is
/// over one scout goes, and the way stays closed to others until it is back.
final class Breaker {
    /// The rest is at most this many times the first one, as a power of two.
    private static final int MOST_DOUBLINGS = 5;

    private final int failuresToRest;
    private final long firstRest;
    private int failures;
    private int rests;
    private boolean resting;
    private boolean scouting;
    private long restsUntil;

    Breaker(int failuresToRest, Duration firstRest) {
        this.failuresToRest = failuresToRest;
        this.firstRest = firstRest.toNanos();
    }

    /// Who may pass has to say how it was.
    synchronized boolean tryPass(long now) {
        if (!resting) {
            return true;
        }
        if (scouting || now - restsUntil < 0) {
            return false;
        }
        scouting = true;
        return true;
    }

    synchronized void note(Weather.Sky sky, long now) {
        switch (sky) {
            case FAIR -> open();
            case FOUL -> failed(now);
            case UNKNOWN -> scouting = false;
        }
    }

    private void open() {
        failures = 0;
        rests = 0;
        resting = false;
        scouting = false;
    }

    private void failed(long now) {
        failures++;
        if (scouting || !resting && failures >= failuresToRest) {
            resting = true;
            scouting = false;
            restsUntil = now + (firstRest << Math.min(rests, MOST_DOUBLINGS));
            rests++;
        }
    }
}
