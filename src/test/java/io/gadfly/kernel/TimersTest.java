package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// @param number of the turn
    private record InTurn(int number) implements Turn {
        @Override
        public int compareTo(Turn other) {
            return Integer.compare(number, ((InTurn) other).number());
        }
    }

    private TimerEntry entry(long deadline, int turn) {
        var process = (LiveProcess<String>) simulation.system().<String>spawn((_, _) -> {});
        return new TimerEntry(deadline, new InTurn(turn), process, "");
    }

    @Test
    void ofOneInstantThatHaveATurnComeOneByOneInItAfterThoseThatHaveNone() {
        var inTurn = List.of(entry(10, 2), entry(10, 0), entry(10, 1));
        var other = entry(10);
        inTurn.forEach(timers::add);
        timers.add(other);

        assertEquals(List.of(other), timers.takeDue(10));
        assertEquals(List.of(inTurn.get(1)), timers.takeDue(10));
        assertEquals(List.of(inTurn.get(2)), timers.takeDue(10));
        assertEquals(List.of(inTurn.get(0)), timers.takeDue(10));
    }

    @Test
    void thatHaveATurnDoNotWaitForThoseOfALaterInstant() {
        var inTurn = entry(9, 5);
        timers.add(entry(10));
        timers.add(entry(10, 1));
        timers.add(inTurn);

        assertEquals(List.of(inTurn), timers.takeDue(9));
        assertEquals(List.of(), timers.takeDue(9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofOneInstantInASimulationLetEverybodyElseComeToRestBetweenTwoOfThem(long seed) {
        var world = new Simulation(seed, Instant.EPOCH);
        var seen = new ArrayList<String>();
        var told = world.system().<String>spawn((word, _) -> seen.add(word));
        for (int i : List.of(2, 0, 1)) {
            world.system().<Integer>spawn(new GenServer<>() {
                @Override
                public Init init(Context<Integer> context) {
                    context.sendAfter(Duration.ofSeconds(1), i, new InTurn(i));
                    return Init.READY;
                }

                @Override
                public void handle(Integer number, Context<Integer> context) {
                    seen.add("turn " + number);
                    told.cast("after " + number);
                }
            });
        }

        world.advance(Duration.ofSeconds(1));

        assertEquals(List.of("turn 0", "after 0", "turn 1", "after 1", "turn 2", "after 2"), seen);
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
