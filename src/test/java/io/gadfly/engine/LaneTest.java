package io.gadfly.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.ProcessSystem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final List<Object> done = new ArrayList<>();

    private static IllegalStateException refuse() {
        throw new IllegalStateException("refused");
    }

    @Nested
    class OnAThreadOfItsOwn {
        @Test
        void tasksRunInTheirOrderWhileTheOneWhoGivesThemGoesOn() throws InterruptedException {
            try (var system = ProcessSystem.onVirtualThreads(InstantSource.system());
                    var lane = new Lane(system.executor())) {
                var begun = new CountDownLatch(1);
                lane.give(() -> {
                    begun.countDown();
                    return done.add("first");
                });
                begun.await();
                IntStream.range(0, 100).forEach(number -> lane.give(() -> done.add(number)));

                lane.finish();

                var expected = new ArrayList<Object>(List.of("first"));
                IntStream.range(0, 100).forEach(expected::add);
                assertEquals(expected, done);
            }
        }
    }

    @Nested
    class WhereNobodyElseRunsThem {
        private final Lane lane = new Lane(_ -> {});

        @Test
        void theOneWhoWaitsDoes() {
            lane.give(() -> done.add("first"));
            var second = lane.give(() -> "second");

            assertEquals("second", second.get());
            assertEquals(List.of("first"), done);
        }

        @Test
        void whatComesAfterTheOneWaitedForStaysToBeDone() {
            var first = lane.give(() -> done.add("first"));
            lane.give(() -> done.add("second"));

            assertTrue(first.get());
            assertEquals(List.of("first"), done);

            lane.finish();
            assertEquals(List.of("first", "second"), done);
        }

        @Test
        void afterAFailureNothingIsBegunAndWhoeverWaitsGetsIt() {
            lane.give(LaneTest::refuse);
            var next = lane.give(() -> done.add("next"));

            var failure = assertThrows(IllegalStateException.class, next::get);
            assertSame(failure, assertThrows(IllegalStateException.class, lane::finish));
            assertEquals(List.of(), done);
        }

        @Test
        void whatNobodyBeganIsDroppedAtTheEnd() {
            lane.give(() -> done.add("first"));

            lane.close();
            lane.finish();

            assertEquals(List.of(), done);
        }
    }
}
