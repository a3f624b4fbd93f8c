package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A fire that was nagged about, gave up its slot and has its place in the backlog.
class WaitingFiresTest {
    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final CommandLineUnderTest line =
            new CommandLineUnderTest(new ServedHouse(service), InstantSource.fixed(Samples.NOW));

    private void waitAfterANag() {
        var tea = service.add(Samples.define("tea", "inbox", Priority.NORMAL, "2026-11-21T09:00", List.of()));
        service.ring(tea, new NagState.Ringing(1, Samples.NOW.minusSeconds(60)), Samples.NOW.minusSeconds(660), 1);
    }

    @Test
    void isQueuedInEveryView() {
        waitAfterANag();

        assertTrue(line.run("fires").out().contains("queued 1"));
        assertTrue(line.run("queue").out().contains("queued 1"));
    }

    @Test
    void isExplainedByThePauseOfItsPool() {
        waitAfterANag();
        assertEquals("", line.run("explain", "1").err());

        service.steer("default", new PoolCommand.Pause());

        assertTrue(line.run("explain", "1").err().contains("the pool default is paused"));
    }

    @Test
    void waitsForTheEndOfADrainAsIsSaidToWhoBeginsIt() {
        assertTrue(line.run("pool", "default", "--drain").err().contains("what falls due now waits until"));
    }

    @Test
    void thatFailedForGoodIsShownWithItsCause() {
        var tea = service.add(Samples.define("tea", "inbox", Priority.NORMAL, "2026-11-21T09:00", List.of()));
        var fire = service.ring(
                tea, new NagState.Ringing(1, Samples.NOW.plusSeconds(60)), Samples.NOW.minusSeconds(660), 0);
        service.end(fire, new NagState.Failed(Samples.NOW.minusSeconds(5), "no such sound", 1));

        var fires = line.run("fires").out();

        assertTrue(fires.contains("failed: no such sound; it rings no more, and gadfly done 1 closes it"), fires);
        assertTrue(line.run("fires", "--json").out().contains("no such sound"));
    }

    @Test
    void hasNoNextNagInThePast() {
        waitAfterANag();

        assertEquals(
                List.of("queued", "1", "1/∞", "-"),
                List.of(line.run("fires").out().lines().toList().get(1).split("\\s+"))
                        .subList(1, 5));
        assertFalse(line.run("fires", "--json").out().contains("\"at\""));
    }
}
