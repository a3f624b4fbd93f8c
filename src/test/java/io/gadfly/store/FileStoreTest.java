package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.reminder.ReminderRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends RepositoryContract {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock()))
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
