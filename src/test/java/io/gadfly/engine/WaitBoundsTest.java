package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.kernel.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitBoundsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static List<Integer> bounds(int limit, List<Integer> turnEnds, List<Integer> turns) {
        return WaitBounds.of(
                        limit,
                        turnEnds.stream().map(WaitBoundsTest::at).toList(),
                        Duration.ZERO,
                        turns.stream()
                                .map(minutes -> new WaitBounds.Waiting(Duration.ofMinutes(minutes), false))
                                .toList(),
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

    /// As many newcomers as may pass it come first, each with the longest turn there is.
    @Test
    void whoMayBePassedWaitsForThoseWhoMayStillCome() {
        var first = new WaitBounds.Waiting(Duration.ofMinutes(5), false);
        var passed = new WaitBounds.Waiting(Duration.ofMinutes(5), true);

        assertThat(WaitBounds.of(1, List.of(at(7)), Duration.ofMinutes(10), List.of(first, passed), NOW))
                .containsExactly(at(7), at(7 + 5 + 10 * Pool.PASSES));
    }

    @Test
    void itHoldsWhereverTheyComeIn() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var limit = 1 + random.nextInt(4);
            var turnEnds =
                    Stream.generate(() -> at(random.nextInt(30))).limit(limit).toList();
            var queue = Stream.generate(() -> new WaitBounds.Waiting(Duration.ofMinutes(1 + random.nextInt(30)), true))
                    .limit(1 + random.nextInt(10))
                    .toList();
            var promised = WaitBounds.of(limit, turnEnds, Duration.ofMinutes(30), queue, NOW)
                    .getLast();

            var happening = new ArrayList<>(queue);
            for (var i = 0; i < Pool.PASSES; i++) {
                var newcomer = new WaitBounds.Waiting(Duration.ofMinutes(1 + random.nextInt(30)), true);
                happening.add(random.nextInt(happening.size()), newcomer);
            }
            var unpassed = happening.stream()
                    .map(one -> new WaitBounds.Waiting(one.length(), false))
                    .toList();

            assertThat(WaitBounds.of(limit, turnEnds, Duration.ZERO, unpassed, NOW)
                            .getLast())
                    .isBeforeOrEqualTo(promised);
        }
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
