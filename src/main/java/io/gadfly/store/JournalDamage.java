package io.gadfly.store;

/// What of the journal could be brought into a database that lacked it, where part of it was damaged or gone.
///
/// @param saved how many groups of changes
/// @param lost how many were met that could not be; others may have gone without a trace
public record JournalDamage(long saved, long lost) implements Repair {
    @Override
    public boolean isIncomplete() {
        return true;
    }

    @Override
    public Repair after(Repair earlier) {
        return switch (earlier) {
            case Restoration restoration ->
                new Restoration(restoration.setAside(), restoration.backup(), restoration.replayed(), false);
            case JournalDamage _ -> this;
        };
    }

    @Override
    public String text() {
        return Messages.text("journal-damaged", saved, lost) + " " + Messages.text("journal-missing");
    }
}
