package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Weather.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private final Simulation simulation = new Simulation(1, start);
    private final Weather weather = new Weather(simulation.system(), 2, MINUTE, Duration.ofSeconds(5));
    private final Callable<String> rain = () -> {
        throw new IOException("rain");
    };

    @Test
    void anAnswerIsAValueAndSoIsAFailure() {
        assertEquals(new Outcome.Fine<>("sun"), weather.call(() -> "sun"));
        assertInstanceOf(
                IOException.class,
                assertInstanceOf(Outcome.Failed.class, weather.call(rain)).cause());
    }

    @Test
    void afterSoManyFailuresNobodyGoesOut() {
        weather.call(rain);
        weather.call(rain);

        assertEquals(new Outcome.Closed<String>(start.plus(MINUTE)), weather.call(() -> "sun"));
        assertTrue(weather.isClosed());
    }

    @Test
    void afterTheRestOneGoesToSee() {
        weather.call(rain);
        weather.call(rain);
        simulation.advance(MINUTE);

        assertEquals(new Outcome.Fine<>("sun"), weather.call(() -> "sun"));
        assertFalse(weather.isClosed());
    }

    @Test
    void whenThatOneFailsTheRestBeginsAgain() {
        weather.call(rain);
        weather.call(rain);
        simulation.advance(MINUTE);
        weather.call(rain);

        assertEquals(new Outcome.Closed<String>(start.plus(MINUTE).plus(MINUTE)), weather.call(() -> "sun"));
    }

    @Test
    void whatDoesNotAnswerInTimeIsToldToStop() throws InterruptedException {
        var begun = new AtomicBoolean();
        var told = new CountDownLatch(1);
        try (var system = ProcessSystem.onVirtualThreads(InstantSource.system())) {
            var impatient = new Weather(system, Integer.MAX_VALUE, MINUTE, Duration.ofMillis(20));

            while (!begun.get()) {
                assertInstanceOf(Outcome.Late.class, impatient.call(() -> sleepUntilTold(begun, told)));
            }

            assertTrue(told.await(1, TimeUnit.MINUTES));
        }
    }

    private static boolean sleepUntilTold(AtomicBoolean begun, CountDownLatch told) {
        begun.set(true);
        try {
            return new CountDownLatch(1).await(1, TimeUnit.HOURS);
        } catch (InterruptedException _) {
            told.countDown();
            return false;
        }
    }

    @Test
    void whoIsKilledWhileItGoesToSeeDoesNotCloseTheWayForGood() {
        weather.call(rain);
        weather.call(rain);
        simulation.advance(MINUTE);
        var silent = simulation.system().spawn(new Counter());
        var prober = simulation
                .system()
                .<Integer>spawn(
                        (_, _) -> weather.call(() -> silent.<Integer>call(Counter.Message.Forget::new, MINUTE)));
        prober.cast(1);
        simulation.advance(Duration.ofSeconds(1));
        prober.exit(ExitReason.KILLED);
        simulation.advance(MINUTE);

        assertEquals(new Outcome.Fine<>("sun"), weather.call(() -> "sun"));
    }

    @Test
    void aBugIsThrownWhereItWasCalled() {
        assertThrows(
                StackOverflowError.class,
                () -> weather.call(() -> {
                    throw new StackOverflowError("for the test");
                }));
    }

    @Test
    void whoSetsTheClockDoesNotOpenTheWay() {
        weather.call(rain);
        weather.call(rain);

        simulation.setClock(start.plus(Duration.ofDays(1)));
        assertTrue(weather.isClosed());

        simulation.setClock(start.minus(Duration.ofDays(1)));
        simulation.advance(MINUTE);
        assertFalse(weather.isClosed());
    }
}
