package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.planned;
import static io.gadfly.store.Samples.put;
import static io.gadfly.store.Samples.undoable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ReminderRepository;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends RepositoryContract {
    @TempDir
    private Path folder;

    private Store store;

    /// Who brings into the database what was reported of fires.
    Executor applying() {
        return Runnable::run;
    }

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock(), applying()))
                .store();
    }

    @Override
    ReminderRepository store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasTakenBackBeforeAStartAndMadeAgainAfterItIsNotNewToTheStore() {
        var planned = planned(store, "made again", NOON);
        store.commit(undoable(put(planned), "add"));
        store.undo(NOON);
        close();
        open();
        store.redo(NOON);
        var again = store.find(planned.reminder().id()).orElseThrow();
        var edited = again.withDefinition(again.definition().withDetails(Details.of("edited")));
        store.commit(undoable(put(new Planned(edited, Optional.of(NOON))), "edit"));

        store.undo(NOON);

        assertEquals(
                "made again", store.find(planned.reminder().id()).orElseThrow().title());
    }
}
