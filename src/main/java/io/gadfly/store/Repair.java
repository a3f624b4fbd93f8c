package io.gadfly.store;

/// How a store was mended that was not as it had been left.
public sealed interface Repair permits Restoration, JournalDamage {
    /// Whether something may be missing that had been reported as saved.
    boolean isIncomplete();

    /// One line for the user: what happened and what may be missing.
    String text();

    /// What is to be said of both, where the earlier one was cut short.
    Repair after(Repair earlier);
}
