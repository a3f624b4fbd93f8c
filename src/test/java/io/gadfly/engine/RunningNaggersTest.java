package io.gadfly.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Heartbeat.Health;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningNaggersTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Fence ring(NagPolicy policy) {
        house.addIn(Duration.ofMinutes(1), "tea", policy);
        house.pass(Duration.ofMinutes(2));
        return house.service().fires().getFirst().fire().fence();
    }

    @Test
    void eachIsShownWithItsProcessItsLastNagAndItsHeartbeat() {
        var fence = ring(NagPolicy.every(Duration.ofMinutes(10)));

        var nagger = house.service().naggers().getFirst();

        assertEquals(fence, nagger.fence());
        assertEquals("nagger/" + fence, nagger.process().name());
        assertEquals(Optional.of(House.START.plus(Duration.ofMinutes(1))), nagger.lastNag());
        assertEquals(Health.ALIVE, nagger.health());
    }

    @Test
    void theNextNagCanBeHadAtOnceAndTheIntervalCountsFromIt() {
        var fence = ring(NagPolicy.every(Duration.ofMinutes(10)));

        assertTrue(house.service().nagNow(fence));
        house.pass(Duration.ofMinutes(9));
        assertEquals(2, house.desktop.nags.size());

        house.pass(Duration.ofMinutes(2));
        assertEquals(3, house.desktop.nags.size());
    }

    @Test
    void whatIsToBeSilentNowRingsOnAsItDid() {
        var fence = ring(NagPolicy.every(Duration.ofMinutes(10)));
        house.service().silence(Optional.of(House.START.plus(Duration.ofHours(1))));

        assertFalse(house.service().nagNow(fence));
        house.pass(Duration.ofMinutes(1));

        assertInstanceOf(NagState.Ringing.class, house.fire("tea").fire().state());
    }

    /// It fell due while nothing ran, and rings once all the same.
    @Test
    void whatIsPastItsDeadlineIsNotGivenUpEarly() {
        var patient = NagPolicy.every(Duration.ofMinutes(5)).withUntil(new NagPolicy.Until.For(Duration.ofMinutes(12)));
        house.addIn(Duration.ofMinutes(1), "tea", patient);
        house.restartAfter(() -> house.world.advance(Duration.ofHours(1)));
        house.pass(Duration.ofMinutes(1));
        var fence = house.fire("tea").fire().fence();

        assertFalse(house.service().nagNow(fence));

        house.pass(Duration.ofMinutes(1));
        assertEquals(1, house.service().fires().size());
    }

    @Test
    void whatHadItsLastNagIsNotGivenUpEarly() {
        var fence = ring(NagPolicy.every(Duration.ofMinutes(10)).withMax(1));

        assertFalse(house.service().nagNow(fence));

        house.pass(Duration.ofMinutes(1));
        assertEquals(1, house.service().fires().size());
    }
}
