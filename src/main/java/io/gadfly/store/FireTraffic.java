package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.text.JournalLine.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What happens to fires: they are claimed and change, their reminders are due next, their time lines grow. It is
/// checked, put into the journal and reported; the database gets it behind that, from the applier.
///
/// For the one who has the writers' turn.
final class FireTraffic {
    /// Beyond so many rows the writer waits for the database: what may lie in memory, and after a crash has to be done
    /// again at the start.
    private static final int LONGEST_BACKLOG = 40_000;

    private final Journal journal;
    private final Notes notes;
    private final Applier applier;
    private final Questions questions;

    FireTraffic(Journal journal, Notes notes, Applier applier, Questions questions) {
        this.journal = journal;
        this.notes = notes;
        this.applier = applier;
        this.questions = questions;
    }

    static boolean isAllOf(Changes changes) {
        return changes.reminders().isEmpty()
                && changes.deleted().isEmpty()
                && changes.undo().isEmpty();
    }

    /// On the disk when this returns. Answers with the claims that were new.
    List<Fire> report(Changes changes) {
        var claimed = claimedOf(changes);
        var lines = TimelineEntry.withoutRefused(changes.timeline(), changes.claims(), claimed);
        var noted = notes.take();
        var entry = new Entry(
                changes.at(),
                Optional.empty(),
                changes.plans(),
                List.of(),
                List.of(),
                claimed,
                changes.fires(),
                Stream.concat(noted.stream(), lines.stream()).toList());
        var end = append(entry, noted);
        applier.add(entry, end);
        notes.arrived();
        if (applier.backlog() > LONGEST_BACKLOG) {
            applier.settle();
        }
        return claimed;
    }

    /// Reports the lines that wait, where there are any.
    void reportNotes() {
        notes.latest().ifPresent(note -> report(Changes.at(note.at())));
    }

    private List<Fire> claimedOf(Changes changes) {
        return changes.claims().isEmpty()
                ? List.of()
                : questions.askBesideFires(new FreeFences(changes.claims(), applier)::in);
    }

    /// Answers with the end of the group.
    private Position append(Entry entry, List<TimelineEntry> noted) {
        var isWritten = false;
        try {
            journal.add(entry);
            var end = journal.force().orElseThrow();
            journal.accept();
            isWritten = true;
            return end;
        } finally {
            if (!isWritten) {
                notes.putBack(noted);
                journal.rollback();
            }
        }
    }
}
