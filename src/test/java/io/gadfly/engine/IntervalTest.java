package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.kernel.Timer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration SEVEN_MINUTES = Duration.ofMinutes(7);

    /// Of ten minutes, of which three have passed by the timer.
    private final Interval interval = new Interval(BEGIN.plus(TEN_MINUTES), new Running(SEVEN_MINUTES));

    @Test
    void lastsAsItWasMeantToWhereNobodyTouchedTheClock() {
        assertThat(interval.left(BEGIN.plus(Duration.ofMinutes(3)))).isEqualTo(SEVEN_MINUTES);
    }

    @Test
    void endsAtItsMomentAfterASleepThatTheTimerDidNotCount() {
        assertThat(interval.left(BEGIN.plus(Duration.ofMinutes(8)))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void isOverWhereItsMomentPassed() {
        assertThat(interval.left(BEGIN.plus(Duration.ofHours(8)))).isLessThan(Duration.ZERO);
    }

    @Test
    void isNotLongerBecauseTheClockWasSetBack() {
        assertThat(interval.left(BEGIN.minus(Duration.ofHours(1)))).isEqualTo(SEVEN_MINUTES);
    }

    private record Running(Duration left) implements Timer {
        @Override
        public boolean cancel() {
            return true;
        }
    }
}
