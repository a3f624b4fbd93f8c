package io.gadfly.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// How a store was put together again after its database was damaged.
///
/// @param setAside the damaged file under its new name; empty where there was none
/// @param backup when the backup was made from which it was restored; empty where no good one was left
/// @param replayed how many groups of the journal were done again on top
/// @param isJournalWhole whether the journal reaches back to the backup, or without one to the very beginning
public record Restoration(Optional<Path> setAside, Optional<Instant> backup, long replayed, boolean isJournalWhole)
        implements Repair {
    /// Whether reminders may be missing that neither the backup nor the journal has.
    @Override
    public boolean isIncomplete() {
        return !isJournalWhole;
    }

    @Override
    public Restoration after(Repair earlier) {
        return new Restoration(setAside, backup, replayed, isJournalWhole && !earlier.isIncomplete());
    }

    @Override
    public String text() {
        var kept = setAside.map(file -> Messages.text("restored-kept", file.getFileName()))
                .orElse(Messages.text("restored-gone"));
        var from = backup.map(at -> Messages.text("restored-from-backup", at, replayed))
                .orElse(Messages.text("restored-from-journal", replayed));
        var missing = Messages.text(isJournalWhole ? "restored-missing-little" : "restored-missing-more");
        return kept + " " + from + " " + missing;
    }
}
