package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A plant that wants water three days after it got some.
class CompletionsTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant DAY_AFTER = START.plus(Duration.ofDays(1));
    private static final NagState DONE = new NagState.Done(START, 1);
    private static final NagState ACKNOWLEDGED = new NagState.Acknowledged(START, 1);
    private static final NagState WITHDRAWN = new NagState.Withdrawn(START, 1, Optional.empty());
    private static final Reminder PLANT = new Reminder(
            new ReminderId(1),
            1,
            "plant",
            Definition.of(Details.of("Water the plant"), Schedule.once(CalendarTime.utc(START)))
                    .withAfterDone(Span.ofDays(3)),
            new Origin.Local(),
            Reminder.Status.OPEN);

    private final MemoryRepository store = new MemoryRepository();
    private final List<String> violations = new ArrayList<>();
    private long fires;
    private final Completions completions = new Completions(store, violations::add);

    private void plan(Optional<Instant> next) {
        var planned = new Changes.Planned(PLANT, next);
        store.commit(new Changes(
                START, List.of(planned), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
    }

    /// It rings and then is in that state, which is told as that step.
    private void rang(Instant dueAt, NagState state, String step) {
        var fence = new Fence(PLANT.id(), dueAt.toString(), "START");
        var claimed = new Fire(++fires, fence, dueAt, dueAt, "default", 0, new NagState.Due());
        for (var fire : store.commit(new Changes(
                dueAt, List.of(), List.of(), List.of(), List.of(claimed), List.of(), List.of(), Optional.empty()))) {
            ended(fire, state, step);
        }
    }

    private void ended(Fire fire, NagState state, String step) {
        store.commit(new Changes(
                fire.dueAt(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(fire.with(state)),
                List.of(new TimelineEntry(fire.fence(), fire.dueAt(), step, "user")),
                Optional.empty()));
    }

    @Test
    void isSilentWhereItWasDoneAndNothingIsToCome() {
        plan(Optional.empty());
        rang(START, DONE, "fire.done");

        completions.check(PLANT);

        assertThat(violations).hasSize(1).allMatch(line -> line.contains("nothing to come"));
    }

    @Test
    void isSilentWhereItNeverRangAtAll() {
        plan(Optional.empty());

        completions.check(PLANT);

        assertThat(violations).hasSize(1);
    }

    @Test
    void isNotSilentWhereItIsToRing() {
        plan(Optional.of(DAY_AFTER));
        rang(START, DONE, "fire.done");

        completions.check(PLANT);

        assertThat(violations).isEmpty();
    }

    @Test
    void isNotSilentWhileItRings() {
        plan(Optional.empty());
        rang(START, new NagState.Ringing(1, DAY_AFTER), "fire.rang");

        completions.check(PLANT);

        assertThat(violations).isEmpty();
    }

    @Test
    void waitsForItsCompletionOnceItWasAcknowledged() {
        plan(Optional.empty());
        rang(START, ACKNOWLEDGED, "fire.acknowledged");

        completions.check(PLANT);

        assertThat(violations).isEmpty();
    }

    /// The latest that it rang for went away with the undo of the completion before it.
    @Test
    void waitsForTheCompletionOfTheOneThatAnUndoBroughtBack() {
        plan(Optional.empty());
        rang(START, DONE, "fire.done");
        rang(DAY_AFTER, WITHDRAWN, "fire.withdrawn");
        var broughtBack = store.findFire(1).orElseThrow();
        ended(broughtBack, ACKNOWLEDGED, "fire.acknowledged");

        completions.check(PLANT);

        assertThat(violations).isEmpty();
    }

    @Test
    void isSilentWhereOnlyAnEarlierOneWaits() {
        plan(Optional.empty());
        rang(START, ACKNOWLEDGED, "fire.acknowledged");
        rang(DAY_AFTER, DONE, "fire.done");

        completions.check(PLANT);

        assertThat(violations).hasSize(1);
    }
}
