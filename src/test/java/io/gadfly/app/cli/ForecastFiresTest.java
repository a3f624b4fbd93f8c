package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastFiresTest {
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    private final ForecastFires fires = new ForecastFires();

    /// @param nags from 1
    private void ring(long reminder, Instant first, int nags, Duration pace) {
        for (var nag = 1; nag <= nags; nag++) {
            var at = first.plus(pace.multipliedBy(nag - 1));
            fires.add(new ForecastNag(at, fence(reminder, first), "reminder " + reminder, nag, 0));
        }
    }

    private static Fence fence(long reminder, Instant first) {
        return new Fence(new ReminderId(reminder), first.toString(), "START");
    }

    private List<String> lines(int most) {
        return fires.lines(most, new CommandLineUnderTest().invocation());
    }

    @Test
    void whatNagsWithoutEndIsOneLineAndHidesNothing() {
        ring(1, NINE, 2_000, Duration.ofMinutes(10));
        ring(2, NINE.plusSeconds(3_600), 1, Duration.ZERO);

        assertEquals(
                List.of(
                        "WHEN                     NAG  THEN                                               ID  TITLE",
                        "Mon 2026-11-23 09:00:00  1/∞  1999 more every 10min, to Mon 2026-12-07 06:10:00  1   reminder 1",
                        "Mon 2026-11-23 10:00:00  1/∞                                                     2   reminder 2"),
                lines(10));
    }

    @Test
    void anUnevenPaceIsSaidFromTheShortestToTheLongest() {
        var fence = fence(1, NINE);
        for (var second : List.of(0, 60, 660, 720)) {
            fires.add(new ForecastNag(NINE.plusSeconds(second), fence, "tea", 1, 0));
        }

        assertEquals(
                "Mon 2026-11-23 09:00:00  1/∞  3 more every 1min to 10min, to Mon 2026-11-23 09:12:00  1   tea",
                lines(10).getLast());
    }

    @Test
    void ofWhatFiresAgainAndAgainTheFirstAreToldAndTheLast() {
        for (var minute = 0; minute < 60; minute++) {
            ring(1, NINE.plusSeconds(60L * minute), 1, Duration.ZERO);
        }
        ring(2, NINE.plusSeconds(3_600), 1, Duration.ZERO);

        var lines = lines(1_000);

        assertEquals(1 + 10 + 1 + 1, lines.size());
        assertEquals(
                "…                             50 more times, the last Mon 2026-11-23 09:59:00  1   reminder 1",
                lines.get(11));
    }

    @Test
    void nothingBeyondTheLimitIsTold() {
        ring(1, NINE, 3, Duration.ofMinutes(1));
        ring(2, NINE, 3, Duration.ofMinutes(1));

        assertEquals(2, lines(1).size());
    }
}
