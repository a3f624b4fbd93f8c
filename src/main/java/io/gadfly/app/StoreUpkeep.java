package io.gadfly.app;

import io.gadfly.app.cli.Upkeep;
import io.gadfly.store.Store;
import java.nio.file.Path;
import java.util.List;

/// What the open store lets be done to it.
record StoreUpkeep(Store store) implements Upkeep {
    @Override
    public void backUpTo(Path file) {
        store.backUpTo(file);
    }

    @Override
    public List<String> check() {
        return store.check();
    }
}
