package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.Foreseen;
import io.gadfly.engine.Foreseen.Ending;
import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo.Mode;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.ReminderId;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How far a forecast says that it is complete.
class ForecastCommandTest {
    private static final Instant UNTIL = Instant.parse("2026-11-21T19:21:00Z");
    private static final String CUT = "Complete as far as Sat 2026-11-21 20:21:00 only: more happens than a forecast"
            + " follows; --days N asks for fewer days\n";

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final CommandLineUnderTest line = new CommandLineUnderTest(new ServedHouse(service), clock);

    private void foresee(Ending ending) {
        service.foreseen = new Foreseen(UNTIL, ending);
    }

    private void foreseeANag() {
        var fence = new Fence(new ReminderId(1), "20261121T100000", "PT0S");
        service.forecastNags.add(new ForecastNag(Samples.NOW.plusSeconds(1800), fence, "tea", 1, 1));
    }

    @Test
    void itSaysHowFarItIsCompleteWhereMoreHappensThanItFollows() {
        foresee(Ending.TOO_MUCH);

        var nothing = line.run("forecast", "--days=60");
        foreseeANag();
        var something = line.run("forecast", "--days=60");
        var each = line.run("forecast", "--days=60", "--each");

        assertEquals(ExitCode.DONE, nothing.code());
        assertEquals("Nothing rings until Sat 2026-11-21 20:21:00\n" + CUT, nothing.out());
        assertTrue(something.out().contains("tea"), something.out());
        assertTrue(something.out().endsWith("\n" + CUT), something.out());
        assertTrue(each.out().endsWith("\n" + CUT), each.out());
    }

    @Test
    void itSaysHowFarItIsCompleteWhereItIsStopped() {
        foresee(Ending.CANCELLED);
        foreseeANag();

        var stopped = line.run("forecast");

        assertEquals(ExitCode.DONE_IN_PART, stopped.code());
        assertTrue(stopped.out().endsWith("\nStopped; complete as far as Sat 2026-11-21 20:21:00\n"), stopped.out());
    }

    @Test
    void whereItIsWholeItSaysNothingOfThat() {
        foresee(Ending.SPAN_OVER);

        assertEquals(
                "Nothing rings within 60 days\n",
                line.run("forecast", "--days=60").out());
    }

    @Test
    void whatWaitsForTheEndOfAPauseIsTheReasonThatNothingRingsAndIsSaidOnce() {
        foresee(Ending.SPAN_OVER);
        service.pools.put("default", FakeReminderService.pool("default", Mode.PAUSED, 3, 0, 2));

        var nothing = line.run("forecast", "--days=1");

        assertTrue(
                nothing.out()
                        .startsWith("Nothing rings within 1 day. The pool default is paused: what falls due in it"),
                nothing.out());
        assertEquals("", nothing.err());
    }

    @Test
    void aPauseThatNothingWaitsForIsAWarningAndNoReason() {
        foresee(Ending.SPAN_OVER);
        service.steer("default", new PoolCommand.Pause());

        var nothing = line.run("forecast", "--days=1");

        assertEquals("Nothing rings within 1 day\n", nothing.out());
        assertEquals(
                "gadfly: the pool default is paused: nothing new rings in it until gadfly pool default --resume\n",
                nothing.err());
    }

    @Test
    void aPauseIsAWarningBesideWhatRingsAndBesideADocument() {
        foresee(Ending.SPAN_OVER);
        service.pools.put("default", FakeReminderService.pool("default", Mode.PAUSED, 3, 0, 2));

        var document = line.run("forecast", "--json");
        foreseeANag();
        var something = line.run("forecast");

        assertTrue(document.err().contains("the pool default is paused"), document.err());
        assertTrue(something.err().contains("the pool default is paused"), something.err());
    }

    @Test
    void aPauseOfAPoolThatNoneOfTheWantedIsInIsNoReason() {
        foresee(Ending.SPAN_OVER);
        var tea = service.add(Samples.define("tea", "inbox", Priority.NORMAL, "2026-11-21T09:00", List.of()));
        service.pools.put("urgent", FakeReminderService.pool("urgent", Mode.PAUSED, 3, 0, 2));

        assertEquals(
                "Nothing rings within 7 days\n",
                line.run("forecast", tea.id().toString()).out());
    }

    @Test
    void theFirstOfManySayAsFarAsWhen() {
        foresee(Ending.ENOUGH);
        for (var i = 1; i <= 3; i++) {
            var fence = new Fence(new ReminderId(i), "20261121T100000", "PT0S");
            service.forecastNags.add(new ForecastNag(Samples.NOW.plusSeconds(1800), fence, "tea", 1, 1));
        }

        var first = line.run("forecast", "--limit=2");

        assertTrue(
                first.out().endsWith("\nThe first 2, as far as Sat 2026-11-21 20:21:00; --limit N shows more\n"),
                first.out());
    }
}
