package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
class ClockThreadTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final ClockThread clock = new ClockThread(() -> {
        if (looks.incrementAndGet() == 1) {
            throw new OutOfMemoryError("for the test");
        }
        return false;
    });

    /// Cannot run anything the first three times.
    private final Executor poor = task -> {
        if (attempts.incrementAndGet() <= 3) {
            throw new OutOfMemoryError("for the test");
        }
        task.run();
    };

    @AfterEach
    void end() {
        clock.end();
    }

    @Test
    void aTimerThatCannotFireForWantOfMemoryFiresLater() throws InterruptedException {
        var fired = new CountDownLatch(2);
        var world = new PoorWorld(clock, poor);
        clock.timers().add(new TimerEntry(System.nanoTime(), world, fired::countDown));
        clock.timers().add(new TimerEntry(System.nanoTime() + 1, world, fired::countDown));

        clock.start();

        assertTrue(fired.await(1, TimeUnit.MINUTES));
        assertEquals(0, clock.timers().pending());
    }

    @Test
    void aMessageWhoseProcessCannotBeWokenForWantOfMemoryArrivesOnce() throws InterruptedException {
        var system = new ProcessSystem(new PoorWorld(clock, poor));
        var heard = new ArrayList<Integer>();
        var started = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var process = system.create(new GenServer<Integer>() {
            @Override
            public Init init(Context<Integer> context) {
                started.countDown();
                return Init.READY;
            }

            @Override
            public void handle(Integer message, Context<Integer> context) {
                heard.add(message);
                if (message == 2) {
                    done.countDown();
                }
            }
        });
        attempts.set(3);
        system.launch(process);
        assertTrue(started.await(1, TimeUnit.MINUTES));
        while (process.runner() != null) {
            Thread.onSpinWait();
        }
        attempts.set(0);
        process.startTimer(Duration.ofNanos(1), 1);
        process.startTimer(Duration.ofMillis(20), 2);

        clock.start();

        assertTrue(done.await(1, TimeUnit.MINUTES));
        assertEquals(List.of(1, 2), heard);
    }

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        var fired = new CountDownLatch(1);
        clock.start();
        clock.watch();
        while (looks.get() < 2) {
            Thread.onSpinWait();
        }

        clock.timers().add(new TimerEntry(System.nanoTime(), new PoorWorld(clock, Runnable::run), fired::countDown));

        assertTrue(fired.await(1, TimeUnit.MINUTES));
    }
}
