package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static io.gadfly.store.Samples.plan;
import static io.gadfly.store.Samples.planned;
import static io.gadfly.store.Samples.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.NagState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueRowsTest {
    @TempDir
    private Path folder;

    private final Later later = new Later();
    private Store store;
    private Planned first;
    private Planned second;
    private Planned third;

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock(), later))
                .store();
        first = add(store, "first", NOON);
        second = add(store, "second", NOON.plusSeconds(1));
        third = add(store, "third", NOON.plusSeconds(2));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Planned at(Planned planned, int seconds) {
        return new Planned(planned.reminder(), Optional.of(NOON.plusSeconds(seconds)));
    }

    private void assertDue(Planned... expected) {
        assertEquals(List.of(expected), store.findDue(NOON.plusSeconds(60), expected.length));
        later.runAll();
        assertEquals(List.of(expected), store.findDue(NOON.plusSeconds(60), expected.length));
    }

    @Test
    void whatWasPlannedForLaterIsNotDueAndMakesRoomForTheNext() {
        store.commit(plan(at(first, 3_600)));

        assertDue(second, third);
    }

    @Test
    void whatIsOverIsNotDue() {
        store.commit(plan(never(first)));
        store.commit(plan(never(third)));

        assertEquals(List.of(second), store.findDue(NOON.plusSeconds(60), 10));
    }

    @Test
    void whatIsStillDueStandsWhereItsPlanPutsIt() {
        store.commit(plan(at(first, 30)));

        assertDue(second, third, at(first, 30));
    }

    @Test
    void theLastPlanCountsThoughTheDatabaseHasAnEarlierOne() {
        store.commit(plan(at(first, 3_600)));
        later.runAll();
        store.commit(plan(at(first, 5)));

        assertDue(second, third, at(first, 5));
    }

    @Test
    void theNextOfAllIsTheFirstThatNoPlanPutElsewhere() {
        store.commit(plan(at(first, 3_600)));
        assertEquals(second.nextFireAt(), store.nextFireAt());

        store.commit(plan(at(third, -5)));
        assertEquals(at(third, -5).nextFireAt(), store.nextFireAt());
        later.runAll();
        assertEquals(at(third, -5).nextFireAt(), store.nextFireAt());
    }

    @Test
    void nothingIsNextWhereAllArePlannedForNever() {
        for (var planned : List.of(first, second, third)) {
            store.commit(plan(never(planned)));
        }

        assertEquals(Optional.empty(), store.nextFireAt());
    }

    @Test
    void allAreFoundWhereNoLimitIsSet() {
        store.commit(plan(at(first, 3_600)));

        assertEquals(List.of(second, third), store.findDue(NOON.plusSeconds(60), Integer.MAX_VALUE));
    }

    @Test
    void whatIsBehindManyThatWereJustPlannedIsFound() {
        var many = IntStream.range(0, 2_500)
                .mapToObj(i -> planned(store, "one of many", NOON.minusSeconds(i / 3)))
                .toArray(Planned[]::new);
        store.commit(put(many));
        store.commit(plan(Stream.of(many).map(DueRowsTest::never).toArray(Planned[]::new)));

        assertEquals(first.nextFireAt(), store.nextFireAt());
        assertDue(first, second);
    }

    private static Planned never(Planned planned) {
        return new Planned(planned.reminder(), Optional.empty());
    }

    @Test
    void whatIsOnItsWayGoesOnBehindTheLastThatIsKnown() {
        store.commit(plan(at(first, 1)));

        assertEquals(List.of(second, third), store.findDue(NOON.plusSeconds(60), 10, Optional.of(at(first, 1))));
        assertEquals(List.of(third), store.findDue(NOON.plusSeconds(60), 10, Optional.of(second)));
    }

    @Test
    void whoSleepsIsKnownThoughTheDatabaseLacksIt() {
        var fire = Samples.fire(store, first.reminder().id(), NOON);
        store.commit(Samples.claim(fire));
        assertEquals(Optional.empty(), store.nextSnoozeEnd(NOON));

        var asleep = fire.with(new NagState.Snoozed(NOON.plusSeconds(9)));
        store.commit(Samples.update(asleep));
        assertEquals(List.of(asleep), store.findSnoozed(NOON.plusSeconds(9), 10));

        store.commit(Samples.update(asleep.with(new NagState.Queued(NOON, 1))));
        assertEquals(List.of(), store.findSnoozed(NOON.plusSeconds(9), 10));
    }
}
