package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static io.gadfly.store.Samples.claim;
import static io.gadfly.store.Samples.fire;
import static io.gadfly.store.Samples.plan;
import static io.gadfly.store.Samples.put;
import static io.gadfly.store.Samples.tell;
import static io.gadfly.store.Samples.undoable;
import static io.gadfly.store.Samples.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.TimelineEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldFiresTest {
    private static final Instant CUTOFF = NOON.minus(Duration.ofDays(400));

    @TempDir
    private Path folder;

    private Store store = TestStores.inMemory(() -> NOON);

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder, () -> NOON))
                .store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Instant daysAgo(int days) {
        return NOON.minus(Duration.ofDays(days));
    }

    private Reminder daily() {
        return add(store, "daily", NOON.plusSeconds(60)).reminder();
    }

    private Fire done(Reminder reminder, Instant dueAt) {
        var fire = fire(store, reminder.id(), dueAt, new NagState.Done(dueAt, 1));
        store.commit(claim(fire));
        store.commit(tell(new TimelineEntry(fire.fence(), dueAt, "fire.done", "answer")));
        return fire;
    }

    @Test
    void leaveWithTheirTimeLines() {
        var reminder = daily();
        var old = done(reminder, daysAgo(500));
        var young = done(reminder, daysAgo(399));

        assertEquals(1, store.forgetEnded(CUTOFF));

        assertEquals(Optional.empty(), store.findFire(old.fence()));
        assertEquals(
                List.of(young.fence()),
                store.findTimeline(reminder.id()).stream()
                        .map(TimelineEntry::fence)
                        .toList());
        assertEquals(List.of(young), store.findHistory(Instant.EPOCH, NOON, 10));
        assertEquals(0, store.forgetEnded(CUTOFF));
    }

    @Test
    void leaveWithLinesThatSayTheSameOfNeighbours() {
        var first = daily();
        var second = add(store, "neighbour", NOON.plusSeconds(60)).reminder();
        for (var dueAt : List.of(daysAgo(500), daysAgo(399))) {
            var fires = Stream.of(first, second)
                    .map(reminder -> fire(store, reminder.id(), dueAt, new NagState.Done(dueAt, 1)))
                    .toArray(Fire[]::new);
            store.commit(claim(fires));
            store.commit(tell(Stream.of(fires)
                    .map(fire -> new TimelineEntry(fire.fence(), dueAt, "fire.done", "answer"))
                    .toArray(TimelineEntry[]::new)));
        }

        assertEquals(2, store.forgetEnded(CUTOFF));

        assertEquals(1, store.findTimeline(first.id()).size());
        assertEquals(1, store.findTimeline(second.id()).size());
    }

    @Test
    void leavePageByPage() {
        var reminder = daily();
        var fires = new ArrayList<Fire>();
        for (int i = 0; i < 1_203; i++) {
            var dueAt = daysAgo(500).plusSeconds(i);
            fires.add(fire(store, reminder.id(), dueAt, new NagState.Done(dueAt, 1)));
        }
        store.commit(claim(fires.toArray(Fire[]::new)));

        assertEquals(1_202, store.forgetEnded(CUTOFF));

        assertEquals(List.of(fires.getLast()), store.findHistory(Instant.EPOCH, NOON, 10));
    }

    @Test
    void stayWhereTheyAreTheLastThatTellsOfTheAnswer() {
        var reminder = daily();
        var answered = done(reminder, daysAgo(500));
        var missed = fire(store, reminder.id(), daysAgo(450), new NagState.Missed(daysAgo(450)));
        store.commit(claim(missed));

        assertEquals(0, store.forgetEnded(CUTOFF));

        assertTrue(store.findTelling(List.of(reminder.id())).contains(answered));
    }

    @Test
    void stayWhereTheirFenceCouldBeClaimedAgain() {
        var reminder = daily();
        var doneEarly = fire(store, reminder.id(), NOON.plusSeconds(9), new NagState.Done(daysAgo(500), 0));
        store.commit(claim(doneEarly, fire(store, reminder.id(), NOON.plusSeconds(10), new NagState.Done(NOON, 1))));
        var neverClaimed =
                add(store, "the program was off for two years", daysAgo(600)).reminder();
        done(neverClaimed, daysAgo(500));
        done(neverClaimed, daysAgo(450));

        assertEquals(0, store.forgetEnded(CUTOFF));
    }

    @Test
    void stayWhileTheyRing() {
        var reminder = daily();
        store.commit(claim(fire(store, reminder.id(), daysAgo(500), new NagState.Ringing(3, NOON))));
        done(reminder, daysAgo(10));

        assertEquals(0, store.forgetEnded(CUTOFF));
    }

    @Test
    void stayWhereAnUndoMayBringThemBack() {
        var reminder = daily();
        var ringing = fire(store, reminder.id(), daysAgo(500), new NagState.Ringing(3, daysAgo(500)));
        store.commit(claim(ringing));
        store.commit(undoable(update(ringing.with(new NagState.Done(daysAgo(499), 3))), "done"));
        done(reminder, daysAgo(10));

        assertEquals(0, store.forgetEnded(CUTOFF));

        assertEquals(Optional.of("done"), store.undo(NOON));
        assertEquals(Optional.of(ringing), store.findFire(ringing.fence()));
    }

    @Test
    void stayWhereAnUndoMakesTheirFencesFree() {
        var before = add(store, "daily", daysAgo(600));
        var edited =
                before.reminder().withDefinition(before.reminder().definition().withNag(NagPolicy.once()));
        store.commit(undoable(put(new Planned(edited, before.nextFireAt())), "edit"));
        store.commit(plan(new Planned(edited, Optional.of(NOON.plusSeconds(60)))));
        done(edited, daysAgo(601));
        done(edited, daysAgo(500));
        done(edited, daysAgo(450));

        assertEquals(0, store.forgetEnded(CUTOFF));

        assertEquals(Optional.of("edit"), store.undo(NOON));
        assertEquals(0, store.forgetEnded(CUTOFF));
    }

    @Test
    void giveTheirNumbersToNoOther() {
        var reminder = daily();
        done(reminder, daysAgo(10));
        var last = done(reminder, daysAgo(500));

        assertEquals(1, store.forgetEnded(CUTOFF));
        store.close();
        open();

        assertTrue(store.nextFireNumber() > last.number());
    }

    @Test
    void areGoneAfterAPowerCutToo() throws IOException {
        store.close();
        var database = new StoreDirectory(folder).databaseFile();
        var before = Files.copy(database, folder.resolve("before.copy"));
        open();
        var reminder = daily();
        var old = done(reminder, daysAgo(500));
        var young = done(reminder, daysAgo(10));
        store.forgetEnded(CUTOFF);
        store.commit(put(new Planned(reminder, Optional.of(NOON))));
        store.close();
        Files.copy(before, database, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(new StoreDirectory(folder).seal());

        open();

        assertFalse(store.findFire(old.fence()).isPresent());
        assertEquals(List.of(young), store.findHistory(Instant.EPOCH, NOON, 10));
        assertEquals(List.of(planned(store, reminder)), store.list(ReminderFilter.ALL, 0, 10));
    }

    private static Planned planned(Store store, Reminder reminder) {
        return store.findPlanned(reminder.id()).orElseThrow();
    }
}
