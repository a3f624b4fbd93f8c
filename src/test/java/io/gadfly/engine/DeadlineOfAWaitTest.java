package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// "tea" rang, gave up its slot to "cat", whose turn is of two hours, and waits for its next one: it gives up at its
/// deadline, and its end is seen.
class DeadlineOfAWaitTest {
    private static final Duration DUE = Duration.ofMinutes(1);

    private final Disk store = new Disk();
    private final House house = new House(1, House.START, store);

    @AfterEach
    void close() {
        house.close();
    }

    /// It crashes who saves that a fire gave up.
    private static final class Disk extends ForwardingRepository {
        private boolean isPoisoned;

        Disk() {
            super(new MemoryRepository());
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (isPoisoned && changes.fires().stream().anyMatch(fire -> fire.state() instanceof NagState.GaveUp)) {
                throw new IllegalStateException("poison");
            }
            return super.commit(changes);
        }
    }

    private static void waitForItsTurn(House house, Duration patience) {
        house.service().steer("default", new PoolCommand.Limit(1));
        house.service().steer("urgent", new PoolCommand.Limit(1));
        house.addIn(DUE, "tea", everyTenFor(patience));
        house.addIn(Duration.ofMinutes(5), "cat", NagPolicy.every(Duration.ofHours(2)));
        house.pass(Duration.ofMinutes(15));
        assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Queued.class);
    }

    private static NagPolicy everyTenFor(Duration patience) {
        return NagPolicy.every(Duration.ofMinutes(10)).withUntil(new Until.For(patience));
    }

    private Optional<NagState> end() {
        return end(house).map(FireView::fire).map(Fire::state);
    }

    private static Optional<FireView> end(House house) {
        return house.service().history(House.START, house.now().plusSeconds(1), 9).stream()
                .filter(view -> view.reminder().title().equals("tea"))
                .findFirst();
    }

    private static void assertSeen(House house) {
        assertThat(house.desktop.shown).contains(end(house).orElseThrow().fire().fence());
    }

    private static NagState gaveUpAfterMinutes(int minutes) {
        return new NagState.GaveUp(at(minutes), 1);
    }

    @Test
    void endsItAndIsSeen() {
        waitForItsTurn(house, Duration.ofMinutes(25));

        house.pass(Duration.ofMinutes(30));

        assertThat(end()).contains(gaveUpAfterMinutes(26));
        assertSeen(house);
    }

    @Test
    void endsItAlsoWhereTheMachineSleptBefore() {
        waitForItsTurn(house, Duration.ofMinutes(45));

        house.sleepFor(Duration.ofMinutes(20));
        house.pass(Duration.ofMinutes(15));

        assertThat(end()).contains(gaveUpAfterMinutes(46));
    }

    @Test
    void endsItAlsoAfterARestart() {
        waitForItsTurn(house, Duration.ofMinutes(45));

        house.restart();
        house.pass(Duration.ofMinutes(35));

        assertThat(end()).contains(gaveUpAfterMinutes(46));
    }

    @Test
    void thatAnEditMovesEndsItThere() {
        waitForItsTurn(house, Duration.ofHours(5));

        edit(house, tea().withNag(everyTenFor(Duration.ofMinutes(45))));
        house.pass(Duration.ofMinutes(35));

        assertThat(end()).contains(gaveUpAfterMinutes(46));
    }

    @Test
    void thatAnEditMovesIntoThePastEndsItAtOnce() {
        waitForItsTurn(house, Duration.ofHours(5));

        edit(house, tea().withNag(everyTenFor(Duration.ofMinutes(10))));
        house.world.settle();

        assertThat(end()).contains(gaveUpAfterMinutes(15));
    }

    private Definition tea() {
        return house.fire("tea").reminder().definition();
    }

    private static void edit(House house, Definition definition) {
        house.service().edit(house.fire("tea").reminder(), definition);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void inAnotherPoolIntoWhichItIsMovedPastItIsSeenToo(long seed) {
        try (var other = new House(seed, House.START)) {
            waitForItsTurn(other, Duration.ofHours(5));
            var tea = other.fire("tea").reminder().definition();

            edit(other, tea.withDetails(urgent(tea.details())).withNag(everyTenFor(Duration.ofMinutes(10))));
            other.pass(Duration.ofMinutes(5));

            assertThat(end(other).map(FireView::fire).map(Fire::state)).contains(gaveUpAfterMinutes(15));
            assertSeen(other);
        }
    }

    private static Details urgent(Details details) {
        return new Details(details.title(), details.notes(), details.list(), details.tags(), Priority.HIGH);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isSeenAlsoWhereItsPoolIsLetGoOnAtThatMoment(long seed) {
        try (var other = new House(seed, House.START)) {
            waitForItsTurn(other, Duration.ofMinutes(25));

            other.world.setClock(House.START.plus(Duration.ofMinutes(27)));
            other.service().steer("default", new PoolCommand.Resume());
            other.service().steer("default", new PoolCommand.Resume());
            other.pass(Duration.ofMinutes(5));

            assertSeen(other);
        }
    }

    @Test
    void whoseSavingCrashesEndsTheOneAndLetsTheOthersRing() {
        waitForItsTurn(house, Duration.ofMinutes(25));
        house.addIn(Duration.ofHours(3), "dog", NagPolicy.once());
        store.isPoisoned = true;

        house.pass(Duration.ofHours(4));

        assertThat(end()).containsInstanceOf(NagState.Failed.class);
        assertThat(house.desktop.nags).extracting(RecordingMedium.Nag::title).contains("dog");
    }

    @Test
    void beforeItsTurnPromisesNoTurn() {
        waitForItsTurn(house, Duration.ofMinutes(25));

        assertThat(house.fire("tea").startsBy()).isEmpty();
    }

    @Test
    void afterItsTurnLeavesThePromiseOfIt() {
        waitForItsTurn(house, Duration.ofHours(20));

        assertThat(house.fire("tea").startsBy()).contains(House.START.plus(Duration.ofMinutes(10 * 60 + 11)));
    }

    @Test
    void isNotBelievedOfAClockThatIsInDoubt() {
        waitForItsTurn(house, Duration.ofMinutes(25));

        house.sleepFor(Duration.ofDays(120));
        house.pass(Duration.ofMinutes(1));

        assertThat(end()).isEmpty();
        house.sleepFor(Duration.ofDays(-120));
        house.pass(Duration.ofMinutes(15));
        assertThat(end().map(NagState.GaveUp.class::cast).map(NagState.GaveUp::at))
                .hasValueSatisfying(at -> assertThat(at).isBetween(at(26), at(31)));
    }

    @Test
    void ofWhatRingsIsNotBelievedOfAClockThatIsInDoubtEither() {
        house.addIn(DUE, "tea", everyTenFor(Duration.ofMinutes(25)));
        house.pass(Duration.ofMinutes(5));

        house.sleepFor(Duration.ofDays(120));
        house.pass(Duration.ofMinutes(1));

        assertThat(end()).isEmpty();
        assertThat(house.desktop.nags).extracting(RecordingMedium.Nag::title).containsOnlyOnce("tea");
    }

    private static Instant at(int minutes) {
        return House.START.plus(Duration.ofMinutes(minutes));
    }
}
