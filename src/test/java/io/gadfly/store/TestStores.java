package io.gadfly.store;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Stores for tests that need no file.
public final class TestStores {
    private TestStores() {}

    /// A new and empty store that is gone when it is closed.
    public static Store inMemory(InstantSource clock) {
        return new Store(Database.inMemory(UUID.randomUUID().toString()), Optional.empty(), clock, Runnable::run);
    }
}
