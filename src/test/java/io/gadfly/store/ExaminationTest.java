package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.PoolSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    @Test
    void aNextFireOfNoReminderIsFound() {
        try (var database = Database.inMemory("examined")) {
            assertEquals(List.of(), database.read(Examination::findings));

            database.writer().update("INSERT INTO plan (reminder_id, next_fire_at) VALUES (?, ?)", 7, NOON);

            assertEquals(List.of("Next fires that belong to no reminder: 1."), database.read(Examination::findings));
        }
    }

    @Test
    void poolsAndMemosWithOtherWordsThanWereWrittenAreFoundAndNotTold() {
        var database = Database.inMemory("altered");
        try (var store = new Store(database, Optional.empty(), () -> NOON, Runnable::run)) {
            store.saveMemo("silence", "2026-03-02T14:00:00Z");
            store.saveMemo("zone", "Europe/Berlin");
            store.savePool(new PoolSettings("kitchen", 2, PoolSettings.Mode.PAUSED));
            store.savePool(new PoolSettings("office", 2, PoolSettings.Mode.PAUSED));
            assertEquals(List.of(), store.check());

            database.writer().update("UPDATE memo SET text_ = '2026-03-12T14:00:00Z' WHERE name = 'silence'");
            database.writer().update("UPDATE pool SET mode = 'PAuSED' WHERE name = 'kitchen'");

            assertEquals(Optional.empty(), store.findMemo("silence"));
            assertEquals(Optional.of("Europe/Berlin"), store.findMemo("zone"));
            assertEquals(List.of(new PoolSettings("office", 2, PoolSettings.Mode.PAUSED)), store.findPools());
            assertEquals(List.of("2 pools or notes of the program have other words than were written."), store.check());
        }
    }
}
