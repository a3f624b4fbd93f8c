package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final AtomicInteger earlier = new AtomicInteger();
    private final Timers timers = new Timers(earlier::incrementAndGet);
    private final Simulation simulation = new Simulation(1, Instant.EPOCH);

    private TimerEntry entry(long deadline) {
        return new TimerEntry(deadline, simulation.system().world(), () -> {});
    }

    @Test
    void areTakenInTheOrderOfTheirDeadlinesWhateverTheOrderOfAdding() {
        var random = new Random(3);
        var expected = new ArrayList<Long>();
        for (int i = 0; i < 1_000; i++) {
            long deadline = random.nextInt(500);
            expected.add(deadline);
            timers.add(entry(deadline));
        }
        expected.sort(null);

        var taken = timers.takeDue(500).stream().map(each -> each.deadline).toList();

        assertEquals(expected, taken);
        assertEquals(Long.MAX_VALUE, timers.nextDeadline());
    }

    @Test
    void areNotTakenBeforeTheirTime() {
        timers.add(entry(10));

        assertNull(timers.pollDue(9));
        assertEquals(10, timers.nextDeadline());
    }

    @Test
    void tellWhenTheFirstDeadlineHasBecomeAnEarlierOne() {
        timers.add(entry(10));
        timers.add(entry(20));
        timers.add(entry(5));

        assertEquals(2, earlier.get());
    }

    @Test
    void thatAreCancelledAreGoneAndTakeUpNoRoomForLong() {
        var world = simulation.system().world();
        var kept = new TimerEntry(7, world, () -> {});
        world.timers().add(kept);
        for (int i = 0; i < 10_000; i++) {
            var entry = new TimerEntry(i, world, () -> {});
            world.timers().add(entry);
            assertTrue(entry.cancel());
            assertFalse(entry.cancel());
        }

        assertEquals(1, world.timers().pending());
        assertEquals(7, world.timers().nextDeadline());
    }

    @Test
    void ofAMinuteAndMoreShareTheirWakeUpsInRealTimeAndAreNeverEarly() {
        var world = new VirtualThreadWorld(Instant::now);
        long before = world.nanoTime();
        var deadlines = new ArrayList<Long>();
        for (int i = 0; i < 100; i++) {
            deadlines.add(world.deadline(Duration.ofMinutes(5).plusNanos(i)));
        }
        long latest = world.nanoTime() + Duration.ofMinutes(5).plusMillis(21).toNanos();
        world.close();

        assertTrue(deadlines.stream().distinct().count() < 20, () -> deadlines.toString());
        assertTrue(deadlines.getFirst() >= before + Duration.ofMinutes(5).toNanos());
        assertTrue(deadlines.getLast() <= latest);
    }

    @Test
    void inASimulationEndToTheNanosecond() {
        var world = simulation.system().world();

        assertEquals(
                Duration.ofMinutes(5).toNanos() + 1,
                world.deadline(Duration.ofMinutes(5).plusNanos(1)));
    }
}
