package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Timer;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimekeepingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration PARK = Duration.ofSeconds(30);

    private final Timekeeping time = timekeeping();

    private static Timekeeping timekeeping() {
        var surroundings = new Surroundings(InstantSource.fixed(NOON), () -> Zone.UTC, () -> EngineSettings.DEFAULT);
        var ledger = new Ledger(new MemoryRepository(), new Planner(surroundings), Runnable::run);
        var memos = new Memos(ledger.repository());
        var replanning = new Replanning(ledger, new Suspects());
        return new Timekeeping(
                new ClockCheck(memos),
                new ZoneWatch(ledger, memos, replanning),
                new SetBacks(ledger, memos, replanning, Set::of, _ -> {}));
    }

    private record Counting(Duration left) implements Timer {
        @Override
        public boolean cancel() {
            return true;
        }
    }

    @Test
    void aClockThatNobodyParkedByHasNotJumped() {
        assertThat(time.jump(NOON).isPresent()).isFalse();
    }

    /// Looked at after so many seconds by the clock, of which the timer counted those.
    @ParameterizedTest
    @CsvSource(textBlock = """
            30,     30, false
            12,     12, false
            34,     30, false
            28800,  30, true
            20,      0, true
            32,     12, true
            -3600,  12, true
            7,      12, false
            6,      12, true
            """)
    void aClockThatWentFurtherThanTheTimerOrLessHasJumped(long clock, long timer, boolean hasJumped) {
        time.parked(NOON, PARK, new Counting(PARK.minusSeconds(timer)));

        assertThat(time.jump(NOON.plusSeconds(clock)).isPresent()).isEqualTo(hasJumped);
    }
}
