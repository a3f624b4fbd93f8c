package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What waits for the disk before it is reported, and what may go there later.
class FireTrafficTest {
    private final Database database = Database.inMemory("traffic");
    private final List<String> steps = new ArrayList<>();
    private final Later later = new Later();
    private Transactions transactions;
    private Fire fire;
    private Optional<NagState> storedAtLastSync = Optional.empty();

    private final class Steps implements Journal {
        @Override
        public void add(JournalLine line) {}

        @Override
        public Optional<Position> write() {
            steps.add("file");
            return Optional.of(new Position(1, steps.size()));
        }

        @Override
        public void sync() {
            steps.add("disk");
            storedAtLastSync = stored();
        }

        @Override
        public boolean lasts() {
            return true;
        }

        @Override
        public void accept() {
            steps.add("reported");
        }

        @Override
        public void rollback() {}
    }

    @BeforeEach
    void claim() {
        transactions = new Transactions(
                database, new Steps(), new DamageWatch(Optional.empty()), () -> steps.add("recovery"), () -> {}, later);
        var store = new Store(database, Optional.empty(), new SettableClock(), Runnable::run);
        fire = Samples.fire(store, Samples.add(store, "r", NOON).reminder().id(), NOON);
        write(Samples.claim(fire));
        later.runAll();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Optional<NagState> stored() {
        return database.read(session -> FireRows.find(session, fire.number())).map(Fire::state);
    }

    private void write(Changes changes) {
        steps.clear();
        transactions.write(changes);
    }

    private void write(NagState state) {
        write(Samples.update(fire.with(state)));
    }

    @Test
    void aClaimWaitsForTheDisk() {
        var other = new Fence(fire.fence().reminder(), "other", "START");
        write(Samples.claim(new Fire(fire.number() + 1, other, NOON, NOON, "default", 0, new NagState.Due())));

        assertEquals(List.of("file", "disk", "reported"), steps);
    }

    @Test
    void anAnswerWaitsForTheDisk() {
        write(new NagState.Done(NOON, 1));

        assertEquals(List.of("file", "disk", "reported"), steps);
    }

    @Test
    void aSnoozeWaitsForTheDisk() {
        write(new NagState.Snoozed(NOON.plusSeconds(60)));

        assertEquals(List.of("file", "disk", "reported"), steps);
    }

    @Test
    void whatOnlyATimeLineSaysIsReportedWhenItIsInTheFile() {
        write(Samples.tell(new TimelineEntry(fire.fence(), NOON, "fire.delivered", "desktop 1")));

        assertEquals(List.of("file", "reported"), steps);
    }

    @Nested
    class ANag {
        @BeforeEach
        void ring() {
            write(new NagState.Ringing(1, NOON.plusSeconds(60)));
        }

        @Test
        void isReportedWhenItIsInTheFile() {
            assertEquals(List.of("file", "reported"), steps);
        }

        @Test
        void isOnTheDiskBeforeTheDatabaseHasIt() {
            later.runAll();

            assertEquals(List.of("file", "reported", "disk"), steps);
            assertEquals(Optional.of(new NagState.Due()), storedAtLastSync);
            assertEquals(Optional.of(new NagState.Ringing(1, NOON.plusSeconds(60))), stored());
        }
    }
}
