package io.gadfly.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;

/// Stores for tests that need no file.
public final class TestStores {
    private TestStores() {}

    /// A new and empty store that is gone when it is closed.
    public static Store inMemory(InstantSource clock) {
        try {
            return new Store(Database.inMemory(UUID.randomUUID().toString()), clock);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
