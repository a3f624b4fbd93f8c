package io.gadfly.engine;

import io.gadfly.kernel.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the wall clock and the calendar of the machine do behind the scheduler's back: a clock that cannot be
/// right, one that jumps, zones that change.
final class Timekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Timekeeping.class);
    /// A wall clock that went so much further than the timers, or less, has jumped.
    private static final Duration JUMP = Duration.ofSeconds(5);

    private final ClockCheck clock;
    private final ZoneWatch zones;
    private final SetBacks setBacks;
    private Optional<Park> park = Optional.empty();

    /// The wait for the next look, which may come earlier.
    ///
    /// @param timer counts what the machine is awake, whatever the clock says
    private record Park(Instant since, Duration length, Timer timer) {
        /// How much further the wall clock went than the timer.
        Duration drift(Instant now) {
            return Duration.between(since, now).minus(length.minus(timer.left()));
        }
    }

    Timekeeping(ClockCheck clock, ZoneWatch zones, SetBacks setBacks) {
        this.clock = clock;
        this.zones = zones;
        this.setBacks = setBacks;
    }

    ClockCheck clock() {
        return clock;
    }

    /// How far the clock is from where the timer of the last wait says; empty where it went as it should.
    Optional<Duration> jump(Instant now) {
        var drift = park.map(last -> last.drift(now)).filter(by -> by.abs().compareTo(JUMP) > 0);
        drift.ifPresent(by -> LOG.info("The clock jumped by {}: it is {}", by, now));
        return drift;
    }

    /// @param length from `now` on
    /// @param timer wakes the scheduler then, unless it looks earlier
    void parked(Instant now, Duration length, Timer timer) {
        park = Optional.of(new Park(now, length, timer));
    }

    /// Before anything is claimed: takes over what moved, and remembers that the clock was believed.
    void passed(Instant now) {
        zones.look();
        setBacks.look(now);
        clock.passed(now);
    }
}
