package io.gadfly.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOW = House.START;

    private final CountingRepository repository = new CountingRepository();
    private final Ledger ledger = new Ledger(
            repository,
            new Planner(new Surroundings(InstantSource.fixed(NOW), () -> Zone.UTC, () -> EngineSettings.DEFAULT)),
            Runnable::run);

    @BeforeEach
    void addThreeThatAreDue() {
        for (var title : List.of("a", "b", "c")) {
            var definition = Definition.of(Details.of(title), Schedule.once(CalendarTime.utc(NOW)));
            var reminder = new Reminder(
                    repository.nextReminderId(), 1, title, definition, new Origin.Local(), Reminder.Status.OPEN);
            repository.commit(Commits.of(NOW)
                    .reminder(new Changes.Planned(reminder, Optional.of(NOW)))
                    .build());
        }
    }

    private List<Fire> claim() {
        var fires = new Claims(ledger, Claims.ROUND, new Suspects(), new PassedOver(repository, new Memos(repository)))
                .claim()
                .fires();
        repository.commits = 0;
        repository.reads = 0;
        return fires;
    }

    private List<NagState> states(List<Fire> fires) {
        return fires.stream()
                .map(fire -> repository.findFire(fire.fence()).orElseThrow().state())
                .toList();
    }

    /// A round looks at a thousand alarms of a reminder; here they are all there are.
    @Test
    void whatWasMissedIsToldOnceWhereItFillsARoundExactly() {
        var every = new RecurrenceRule(
                RecurrenceRule.Frequency.MINUTELY,
                1,
                new RecurrenceRule.Limit.Count(1_000),
                RecurrenceRule.ByParts.NONE,
                DayOfWeek.MONDAY,
                RecurrenceRule.Skip.OMIT);
        var start = NOW.minus(Duration.ofDays(2));
        var definition = Definition.of(Details.of("pulse"), Schedule.repeating(CalendarTime.utc(start), every));
        var pulse = new Reminder(
                repository.nextReminderId(), 1, "pulse", definition, new Origin.Local(), Reminder.Status.OPEN);
        repository.commit(Commits.of(NOW)
                .reminder(new Changes.Planned(pulse, Optional.of(start)))
                .build());

        var rung = claim().stream()
                .filter(fire -> fire.fence().reminder().equals(pulse.id()))
                .map(Fire::missed)
                .toList();

        assertEquals(List.of(999), rung);
    }

    @Test
    void severalFiresShareACommit() {
        var fires = claim();

        var steps = ledger.apply(fires, new NagEvent.Submitted(), "RUNNING");

        assertEquals(1, repository.commits);
        assertEquals(3, steps.stream().flatMap(Optional::stream).count());
        states(fires).forEach(state -> assertInstanceOf(NagState.Queued.class, state));
    }

    @Test
    void whatWasJustClaimedIsNotReadAgain() {
        var fires = claim();

        ledger.apply(fires, new NagEvent.Submitted(), "RUNNING");

        assertEquals(0, repository.reads);
    }

    @Test
    void whatAnotherWriterChangedIsReadAgain() {
        var fires = claim();
        ledger.write(() -> repository.commit(Commits.of(NOW)
                .fire(fires.getFirst().with(new NagState.Done(NOW)), "elsewhere")
                .build()));

        var step = ledger.apply(fires.getFirst().fence(), new NagEvent.Started(), "slot")
                .orElseThrow();

        assertEquals(new NagState.Done(NOW), step.fire().state());
    }

    @Test
    void twoEventsOfOneFireComeOneAfterTheOther() {
        var fire = claim().getFirst();

        ledger.apply(List.of(fire, fire), new NagEvent.Answered(new Answer.Done()), "answer");

        assertEquals(List.of(new NagState.Done(NOW)), states(List.of(fire)));
        assertEquals(1, repository.commits);
    }

    @Test
    void ofTwoEventsThatComeTogetherTheSecondFindsTheFireOverThatTheFirstEnded() {
        var fire = claim().getFirst();

        var steps = ledger.apply(List.of(fire, fire), new NagEvent.Crashed("a bug"), "a bug").stream()
                .flatMap(Optional::stream)
                .toList();

        assertEquals(
                List.of(new NagEffect.TellFailed("a bug"), new NagEffect.Stop()),
                steps.getFirst().effects());
        assertEquals(List.of(), steps.getLast().effects());
        assertEquals(
                1,
                repository.findTimeline(fire.fence().reminder()).stream()
                        .filter(entry -> entry.step().equals("fire.failed"))
                        .count());
    }

    @Test
    void whatCouldNotBeSavedIsNotRemembered() {
        var fires = claim();
        repository.isBroken = true;
        assertThrows(StoreException.class, () -> ledger.apply(fires, new NagEvent.Submitted(), "RUNNING"));

        repository.isBroken = false;
        ledger.apply(fires, new NagEvent.Submitted(), "RUNNING");

        states(fires).forEach(state -> assertInstanceOf(NagState.Queued.class, state));
    }

    @Test
    void aFireWhoseReminderIsGoneHasNoStep() {
        var fire = claim().getFirst();
        ledger.write(() -> repository.commit(
                Commits.of(NOW).delete(List.of(fire.fence().reminder())).build()));

        assertEquals(Optional.empty(), ledger.apply(fire.fence(), new NagEvent.Started(), "slot"));
    }

    /// Counts, and refuses to write while it is broken.
    private static final class CountingRepository extends ForwardingRepository {
        private int commits;
        private int reads;
        private boolean isBroken;

        CountingRepository() {
            super(new MemoryRepository());
        }

        @Override
        protected void asked() {
            reads++;
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (isBroken) {
                throw new StoreException("broken");
            }
            commits++;
            return super.commit(changes);
        }
    }
}
