package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
}
