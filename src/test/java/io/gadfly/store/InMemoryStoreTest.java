package io.gadfly.store;

import io.gadfly.reminder.ReminderRepository;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

class InMemoryStoreTest extends RepositoryContract {
    private final Store store = TestStores.inMemory(InstantSource.fixed(Samples.NOON));

    @Override
    ReminderRepository store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
