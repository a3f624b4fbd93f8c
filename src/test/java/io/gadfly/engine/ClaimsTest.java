package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    private static final Instant NOW = House.START;

    private Instant now = NOW;
    private final AskedRepository repository = new AskedRepository();
    private final Ledger ledger = new Ledger(
            repository,
            new Planner(new Surroundings(() -> now, () -> Zone.UTC, () -> EngineSettings.DEFAULT)),
            Runnable::run);
    private final PassedOver passedOver = new PassedOver(repository, new Memos(repository));
    /// Two reminders a round.
    private final Claims claims = new Claims(ledger, 2, new Suspects(), passedOver);

    private void addDue(String... titles) {
        add(Schedule.once(CalendarTime.utc(NOW)), titles);
    }

    /// Of which those before this hour were never to come.
    private void addHourlyFromNowOn(String... titles) {
        var hourly = new RecurrenceRule(
                RecurrenceRule.Frequency.HOURLY,
                1,
                new RecurrenceRule.Limit.Forever(),
                RecurrenceRule.ByParts.NONE,
                DayOfWeek.MONDAY,
                RecurrenceRule.Skip.OMIT);
        add(Schedule.repeating(CalendarTime.utc(NOW.minus(Duration.ofHours(10))), hourly), titles);
    }

    private void add(Schedule schedule, String... titles) {
        for (var title : titles) {
            var definition = Definition.of(Details.of(title), schedule);
            var reminder = new Reminder(
                    repository.nextReminderId(), 1, title, definition, new Origin.Local(), Reminder.Status.OPEN);
            repository.commit(Commits.of(NOW)
                    .reminder(new Planned(reminder, Optional.of(NOW)))
                    .build());
        }
    }

    private List<String> claim() {
        return titles(claims.claim().fires());
    }

    private List<String> claimAll() {
        return titles(claimAllFires());
    }

    private List<Fire> claimAllFires() {
        var fires = new ArrayList<Fire>();
        var round = claims.claim();
        fires.addAll(round.fires());
        while (round.more()) {
            round = claims.claim();
            fires.addAll(round.fires());
        }
        return fires;
    }

    private List<String> titles(List<Fire> fires) {
        return fires.stream()
                .map(fire -> repository
                        .find(fire.fence().reminder())
                        .map(Reminder::title)
                        .orElseThrow())
                .toList();
    }

    @Test
    void severalRoundsAreReadByOneQuestion() {
        addDue("a", "b", "c", "d", "e");

        assertThat(claimAll()).containsExactly("a", "b", "c", "d", "e");
        assertThat(repository.questions).isEqualTo(1);
    }

    @Test
    void moreThanOneQuestionReadsAreClaimedToo() {
        var all = IntStream.range(0, 250).mapToObj(i -> "r" + i).toArray(String[]::new);
        addDue(all);

        assertThat(claimAll()).containsExactly(all);
        assertThat(repository.questions).isGreaterThan(1);
    }

    @Test
    void whatAnotherWriterTookAwayBetweenTwoRoundsDoesNotRing() {
        addDue("a", "b", "c", "d");
        claim();
        var gone = repository.findByUid("c").orElseThrow().id();

        ledger.write(
                () -> repository.commit(Commits.of(NOW).delete(List.of(gone)).build()));

        assertThat(claimAll()).containsExactly("d");
    }

    @Test
    void whatCouldNotBeSavedIsClaimedInTheNextRound() {
        addDue("a", "b", "c");
        repository.isBroken = true;
        assertThrows(StoreException.class, claims::claim);

        repository.isBroken = false;

        assertThat(claimAll()).containsExactly("a", "b", "c");
    }

    /// In rounds of a thousand, of which any may have to be done again.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatWasMissedIsCountedOnceThoughItCouldNotBeSavedAtFirst(int savedBefore) {
        addHourlyFromNowOn("often");
        now = NOW.plus(Duration.ofHours(2_500));
        for (var i = 0; i < savedBefore; i++) {
            assertThat(claims.claim().fires()).isEmpty();
        }
        repository.isBroken = true;
        assertThrows(StoreException.class, claims::claim);
        assertThrows(StoreException.class, claims::claim);
        repository.isBroken = false;

        assertThat(claimAllFires()).extracting(Fire::missed).containsExactly(2_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWasMissedIsCountedOnThoughTheProgramDiesBetweenTwoRounds(int before) {
        addHourlyFromNowOn("often");
        now = NOW.plus(Duration.ofHours(2_500));
        for (var i = 0; i < before; i++) {
            assertThat(claims.claim().fires()).isEmpty();
        }

        var next = new Claims(ledger, 2, new Suspects(), passedOver);
        var rung = new ArrayList<Fire>();
        Claims.Round round;
        do {
            round = next.claim();
            rung.addAll(round.fires());
        } while (round.more());

        assertThat(rung).extracting(Fire::missed).containsExactly(2_500);
    }

    /// The undo of an answer before its time frees occurrences that are earlier than those claimed since; here
    /// more than one round holds.
    @Test
    void theLastOfThoseThatHaveNoFireYetIsToldThoughLaterOnesHaveOne() {
        addHourlyFromNowOn("often");
        now = NOW.plus(Duration.ofHours(1_003));
        claimed("often", NOW.plus(Duration.ofHours(1_000)), now);

        var rung = claimAllFires();

        assertThat(rung).extracting(Fire::dueAt).containsExactly(NOW.plus(Duration.ofHours(999)));
        assertThat(rung).extracting(Fire::missed).containsExactly(999);
    }

    /// As by an earlier round, and answered since.
    private void claimed(String title, Instant from, Instant to) {
        var reminder = repository.findByUid(title).orElseThrow();
        var commit = Commits.of(now);
        ledger.planner().planOf(reminder.definition()).between(from.minusNanos(1), to, 10).stream()
                .map(alarm -> new Fire(
                        repository.nextFireNumber(),
                        alarm.fence(reminder.id()),
                        alarm.at(),
                        alarm.startsAt(),
                        "default",
                        0,
                        new NagState.Done(now)))
                .forEach(fire -> commit.claim(fire, "schedule"));
        repository.commit(commit.build());
    }

    @Test
    void whatIsNotDueAnyMoreByAClockThatWasSetBackStaysPlanned() {
        addHourlyFromNowOn("a", "b", "c", "d");
        claim();

        now = NOW.minus(Duration.ofHours(3).plusMinutes(5));

        assertThat(claimAll()).isEmpty();
        var stillPlanned = repository.findDue(NOW, 10);
        assertThat(stillPlanned).extracting(Planned::nextFireAt).isEqualTo(List.of(Optional.of(NOW), Optional.of(NOW)));
    }

    /// Counts the questions for what is due, and refuses to write while it is broken.
    private static final class AskedRepository extends ForwardingRepository {
        private int questions;
        private boolean isBroken;

        AskedRepository() {
            super(new MemoryRepository());
        }

        @Override
        public List<Planned> findDue(Instant now, int limit, Optional<Planned> last) {
            questions++;
            return super.findDue(now, limit, last);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (isBroken) {
                throw new StoreException("broken");
            }
            return super.commit(changes);
        }
    }
}
