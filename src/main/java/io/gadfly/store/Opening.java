package io.gadfly.store;

import java.util.OptionalLong;

/// What came of opening a store.
public sealed interface Opening {
    record Opened(Store store) implements Opening {}

    /// The database was damaged or gone; the store holds what could be saved.
    record Restored(Store store, Restoration restoration) implements Opening {}

    /// The database lacked what the journal had, and the journal was damaged; the store holds what could be saved.
    record Mended(Store store, JournalDamage damage) implements Opening {}

    /// @param pid the process that has it, where it could be told
    record HeldByAnother(OptionalLong pid) implements Opening {}

    /// @param reason one line: what is wrong
    /// @param advice one line: what to do about it
    record CannotOpen(String reason, String advice) implements Opening {}
}
