package io.gadfly.store.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.NagState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateTextTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void whatWasHeldBackOnceIsKnownByItsNags() {
        assertEquals(new NagState.Held(NOON, 2), new StateText("snoozed", NOON, 2, "").toState());
        assertEquals(new NagState.Snoozed(NOON), new StateText("snoozed", NOON, 0, "").toState());
    }

    @Test
    void whatWasWithdrawnInItsSleepKnowsHowLongItWas() {
        var asleep = new NagState.Withdrawn(NOON, 0, Optional.of(NOON.plusSeconds(60)));

        assertEquals(asleep, StateText.of(asleep).toState());
        assertEquals(new NagState.Withdrawn(NOON, 2), new StateText("withdrawn", NOON, 2, "").toState());
    }
}
