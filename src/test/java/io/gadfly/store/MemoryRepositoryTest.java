package io.gadfly.store;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.ReminderRepository;

/// That what is not on any disk behaves like what is.
class MemoryRepositoryTest extends RepositoryContract {
    private final ReminderRepository store = new MemoryRepository();

    @Override
    ReminderRepository store() {
        return store;
    }
}
