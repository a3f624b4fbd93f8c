package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitBoundsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static List<Integer> bounds(int limit, List<Integer> turnEnds, List<Integer> turns) {
        return WaitBounds.of(
                        limit,
                        turnEnds.stream().map(WaitBoundsTest::at).toList(),
                        turns.stream().map(Duration::ofMinutes).toList(),
                        NOW)
                .stream()
                .map(start -> (int) Duration.between(NOW, start).toMinutes())
                .toList();
    }

    private static Instant at(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void theThirdOfTwoEndlessOnesStartsWhenTheFirstTurnEnds() {
        assertThat(bounds(2, List.of(10, 7), List.of(10))).containsExactly(7);
    }

    @Test
    void whoeverIsBehindWaitsForTheTurnsBefore() {
        assertThat(bounds(2, List.of(10, 7), List.of(5, 20, 1))).containsExactly(7, 10, 12);
    }

    @Test
    void aFreeSlotIsTakenNow() {
        assertThat(bounds(3, List.of(10), List.of(5, 5, 5))).containsExactly(0, 0, 5);
    }

    @Test
    void aTurnThatIsOverdueEndsNow() {
        assertThat(bounds(1, List.of(-3), List.of(5))).containsExactly(0);
    }

    @Test
    void ofMoreThanTheLimitTheFirstLeaveNoSlotBehind() {
        assertThat(bounds(1, List.of(11, 12, 13, 14, 15), List.of(10, 10, 10, 10)))
                .containsExactly(15, 25, 35, 45);
    }

    @Test
    void manyAreServedInTheirOrder() {
        var starts = bounds(
                3, List.of(1, 2, 3), IntStream.range(0, 30).mapToObj(_ -> 3).toList());

        assertThat(starts).isSorted().startsWith(1, 2, 3, 4, 5, 6);
    }
}
