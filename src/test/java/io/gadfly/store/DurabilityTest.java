package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a power cut could take is on the disk in time.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its folders cannot be forced")
class DurabilityTest {
    private static final Path DATABASE = Path.of("gadfly.mv.db");
    private static final Path JOURNAL = Path.of("journal");
    private static final Path BACKUPS = Path.of("backups");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock()))
                .store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theNamesOfWhatAFreshStoreBeginsWithAreOnTheDiskBeforeAnythingIsReported() throws IOException {
        var fresh = folder.resolve("fresh");
        try (var forced = new ForcedFiles(folder)) {
            try (var other = assertInstanceOf(Opening.Opened.class, Store.open(fresh, new SettableClock()))
                    .store()) {
                add(other, "first", NOON);
            }

            var name = Path.of("fresh");
            assertThat(forced.seen())
                    .containsSubsequence(
                            name.resolve(JOURNAL), name, name.resolve(JOURNAL).resolve("000001.jsonl"));
        }
    }

    @Nested
    class ABackup {
        @Test
        void isOnTheDiskWithItsNameAndThatOfTheSegmentWhichGoesOnAfterIt() throws IOException {
            try (var forced = new ForcedFiles(folder)) {
                var backup = store.backUpNow().orElseThrow();

                var unfinished = BACKUPS.resolve(backup.getFileName() + ".part");
                assertThat(forced.seen()).containsSubsequence(JOURNAL, unfinished, BACKUPS);
            }
        }

        @Test
        void lastsBeforeTheJournalIsForgottenThatTheDatabaseWouldNeedWithoutIt() throws IOException {
            for (int i = 1; i < Backups.KEPT; i++) {
                store.backUpNow();
            }
            add(store, "only in the journal", NOON);
            var needed = new StoreDirectory(folder).journal().segment(1);
            assertThat(needed).exists();

            try (var forced = new ForcedFiles(folder)) {
                store.backUpNow();

                assertThat(forced.seen()).containsSubsequence(BACKUPS, DATABASE);
                assertThat(Files.exists(needed)).isFalse();
            }
        }
    }

    @Nested
    class ATransaction {
        private final TimelineEntry line =
                new TimelineEntry(new Fence(new ReminderId(1), "", ""), NOON, "imported", "calendar.ics");

        private void write(int rows) {
            var lines = Collections.nCopies(rows, line).toArray(TimelineEntry[]::new);
            store.transact(Optional.empty(), writer -> writer.write(Samples.tell(lines)));
        }

        @Test
        void ofManyRowsIsNotLeftToTheJournalAlone() throws IOException {
            try (var forced = new ForcedFiles(folder)) {
                write(50_000);

                assertThat(forced.seen()).containsSubsequence(JOURNAL.resolve("000001.jsonl"), DATABASE);
            }
        }

        @Test
        void ofAFewRowsIs() throws IOException {
            try (var forced = new ForcedFiles(folder)) {
                write(50);

                assertThat(forced.seen()).containsExactly(JOURNAL.resolve("000001.jsonl"));
            }
        }
    }
}
