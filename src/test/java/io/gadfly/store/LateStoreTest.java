package io.gadfly.store;

import java.util.concurrent.Executor;

/// A store in which nobody but who asks brings into the database what was reported of fires.
class LateStoreTest extends FileStoreTest {
    @Override
    Executor applying() {
        return new Later();
    }
}
