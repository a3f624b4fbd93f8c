package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.reminder.ReminderRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store in which nobody but who asks brings into the database what was reported of fires.
class LateStoreTest extends RepositoryContract {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock(), new Later()))
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
}
