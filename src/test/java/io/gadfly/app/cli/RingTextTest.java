package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `add` says of the first time that a new reminder rings, at half past nine in Berlin.
class RingTextTest {
    private static final Instant BOUND = Instant.parse("2026-11-21T09:10:00Z");

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final CommandLineUnderTest line = new CommandLineUnderTest(new ServedHouse(service), clock);

    @BeforeEach
    void takeEverySlot() {
        service.startsBy = Optional.of(BOUND);
    }

    private void assertSays(String text, String... added) {
        var out = line.run(added).out();
        assertTrue(out.contains("  rings: " + text + "\n"), out);
    }

    @Test
    void whereEverySlotIsTakenItSaysByWhenItRingsAtTheLatest() {
        assertSays(
                "Sat 2026-11-21 09:50:00, or, if nobody answers what rings before, by" + " Sat 2026-11-21 10:10:00",
                "add",
                "tea",
                "9:50");
    }

    @Test
    void whereASlotIsFreeThereIsNoBound() {
        service.startsBy = Optional.empty();

        assertSays("Sat 2026-11-21 09:50:00", "add", "tea", "9:50");
    }

    @Test
    void whoHoldsTheSlotsOnAnotherDayNobodyKnows() {
        assertSays("Mon 2026-11-23 09:50:00", "add", "tea", "in", "2", "days", "9:50");
    }

    @Test
    void theQuietComesBeforeTheBoundAndAPausedPoolBeforeBoth() {
        service.quiet = Optional.of(new Quiet(BOUND, QuietReason.BUDGET));
        assertSays(
                "Sat 2026-11-21 09:50:00, but held until Sat 2026-11-21 10:10:00 by the most nags that"
                        + " an hour may have",
                "add",
                "tea",
                "9:50");

        service.steer("default", new PoolCommand.Drain());
        assertSays("Sat 2026-11-21 09:50:00, but not before its pool default runs again", "add", "tea", "9:50");
    }
}
