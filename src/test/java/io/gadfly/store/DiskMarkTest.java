package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiskMarkTest {
    private final DiskMark mark = new DiskMark();
    private final AtomicInteger forces = new AtomicInteger();

    private void reach() throws IOException {
        mark.reach(forces::incrementAndGet);
    }

    @Test
    void whatIsOnTheDiskIsNotWaitedForAgain() throws IOException {
        mark.written();
        reach();
        reach();
        assertEquals(1, forces.get());

        mark.written();
        reach();
        assertEquals(2, forces.get());
    }

    @Test
    void whatTheDiskRefusedIsForcedAgain() throws IOException {
        mark.written();
        assertThrows(
                IOException.class,
                () -> mark.reach(() -> {
                    throw new IOException("I/O error");
                }));

        reach();

        assertEquals(1, forces.get());
    }

    @Nested
    class WhileTheForceOfAnotherThreadIsUnderWay {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private CompletableFuture<Void> heldForce() throws InterruptedException {
            var other = CompletableFuture.runAsync(() -> {
                try {
                    mark.reach(() -> {
                        begun.countDown();
                        awaitRelease();
                    });
                } catch (IOException weather) {
                    throw new AssertionError(weather);
                }
            });
            begun.await();
            return other;
        }

        private void awaitRelease() throws IOException {
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }

        @Test
        void itIsNotReliedOn() throws Exception {
            mark.written();
            var other = heldForce();

            reach();

            assertEquals(1, forces.get());
            released.countDown();
            other.get(60, TimeUnit.SECONDS);
        }

        @Test
        void itDoesNotCountForWhatIsWrittenMeanwhile() throws Exception {
            mark.written();
            var other = heldForce();
            mark.written();
            released.countDown();
            other.get(60, TimeUnit.SECONDS);

            reach();

            assertEquals(1, forces.get());
        }
    }
}
