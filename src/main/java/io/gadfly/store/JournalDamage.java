package io.gadfly.store;

/// What of the journal could be brought into a database that lacked it, where part of it was damaged or gone.
///
/// @param saved how many groups of changes
/// @param lost how many were met that could not be; others may have gone without a trace
public record JournalDamage(long saved, long lost) {
    /// One line for the user: what happened and what may be missing.
    public String text() {
        return Messages.text("journal-damaged", saved, lost) + " " + Messages.text("journal-missing");
    }
}
