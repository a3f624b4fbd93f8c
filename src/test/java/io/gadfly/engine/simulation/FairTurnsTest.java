package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One waits, then a second comes: that one is to get one of the next four nags.
class FairTurnsTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final ReminderId LOUD = new ReminderId(99);

    private boolean isStillHeld = true;
    private final Violations violations = new Violations(InstantSource.fixed(START));
    private final FairTurns turns = new FairTurns(id -> !id.equals(LOUD), _ -> isStillHeld, violations);

    FairTurnsTest() {
        save(0, fire(1, new NagState.Held(after(60), 1)), "budget");
        save(1, fire(2, new NagState.Held(after(60), 1)), "budget");
    }

    private static Instant after(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static Fire fire(long reminder, NagState state) {
        var fence = new Fence(new ReminderId(reminder), "20260302T080000Z", "START");
        return new Fire(reminder, fence, START, START, "default", 0, state);
    }

    private void save(int minute, Fire fire, String cause) {
        turns.saving(new Changes(
                after(minute),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(fire),
                List.of(new TimelineEntry(fire.fence(), after(minute), "fire.rang", cause)),
                Optional.empty()));
    }

    private void rings(long reminder, int minute) {
        save(minute, fire(reminder, new NagState.Ringing(2, after(minute + 10))), "pace");
    }

    @Test
    void theFifthNagIsOneTooLate() {
        rings(1, 2);
        rings(3, 3);
        rings(4, 4);
        rings(3, 5);
        assertThat(violations.lines()).isEmpty();

        rings(4, 6);
        assertThat(violations.lines()).anyMatch(line -> line.contains("long the turn of 2/"));
    }

    @Test
    void whatWasDeletedMeanwhileWaitsNoMore() {
        isStillHeld = false;
        for (var minute = 2; minute < 10; minute++) {
            rings(3, minute);
        }

        assertThat(violations.lines()).isEmpty();
    }

    @Test
    void whatRingsInOneMinuteHasNoOrder() {
        for (var reminder = 3; reminder < 10; reminder++) {
            rings(reminder, 2);
        }
        rings(2, 2);

        assertThat(violations.lines()).isEmpty();
    }

    @Test
    void whoWaitsForASlotCannotTakeItsTurn() {
        save(2, fire(1, new NagState.Queued(after(2), 1)), "silenceOver");
        save(2, fire(2, new NagState.Queued(after(2), 1)), "silenceOver");
        for (var minute = 3; minute < 10; minute++) {
            rings(3, minute);
        }

        assertThat(violations.lines()).isEmpty();
    }

    @Test
    void whoIgnoresQuietPassesNobody() {
        for (var minute = 2; minute < 10; minute++) {
            rings(LOUD.value(), minute);
        }

        assertThat(violations.lines()).isEmpty();
    }
}
