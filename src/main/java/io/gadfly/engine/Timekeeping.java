package io.gadfly.engine;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the wall clock and the calendar of the machine do behind the scheduler's back: a clock that cannot be right,
/// one
/// that jumps, zones that change.
final class Timekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Timekeeping.class);
    /// A wall clock that is so far off from what was expected has jumped.
    private static final Duration JUMP = Duration.ofSeconds(5);

    private final ClockCheck clock;
    private final ZoneWatch zones;
    private Instant lastLook = Instant.MIN;
    private Instant nextLook = Instant.MAX;

    Timekeeping(ClockCheck clock, ZoneWatch zones) {
        this.clock = clock;
        this.zones = zones;
    }

    ClockCheck clock() {
        return clock;
    }

    /// Answers whether the clock is somewhere else than was expected.
    boolean hasJumped(Instant now) {
        var hasJumped = now.plus(JUMP).isBefore(lastLook) || now.minus(JUMP).isAfter(nextLook);
        if (hasJumped) {
            LOG.info("The clock jumped: it is {} where {} was expected", now, nextLook);
        }
        lastLook = now;
        return hasJumped;
    }

    /// @param next when the clock will be looked at again
    void expect(Instant next) {
        nextLook = next;
    }

    /// Before anything is claimed: takes over what moved, and remembers that the clock was believed.
    void passed(Instant now) {
        zones.look(now);
        clock.passed(now);
    }
}
