package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.text.JournalLine.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What happens to fires: they are claimed and change, their reminders are due next, their time lines grow. It is
/// checked, put into the journal and reported; the database gets it behind that, from the applier.
///
/// Claims and answers wait for the disk. Nags and turns do not, since a power cut repeats them and does not
/// lose them: the nag is given again, under its fence and number. Nor does what only time lines say, such as
/// that a nag was shown. They are in the journal's file, where no kill reaches them, and go to the disk before
/// the database has them.
///
/// For the one who has the writers' turn.
final class FireTraffic {
    /// Beyond so many rows the writer waits for the database: what may lie in memory, and after a crash has to
    /// be done again at the start. Ten thousand fires that come and are answered at once are fewer.
    private static final int LONGEST_BACKLOG = 60_000;

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

    /// Answers with the claims that were new.
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
        var end = append(entry, noted, isRepeated(changes));
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

    /// Whether a power cut that takes it along makes it happen again, at most.
    private static boolean isRepeated(Changes changes) {
        return changes.claims().isEmpty()
                && changes.plans().isEmpty()
                && changes.fires().stream().map(Fire::state).allMatch(FireTraffic::isTurn);
    }

    private static boolean isTurn(NagState state) {
        return state instanceof NagState.Ringing || state instanceof NagState.Queued;
    }

    /// Answers with the end of the group.
    private Position append(Entry entry, List<TimelineEntry> noted, boolean mayRepeat) {
        var isWritten = false;
        try {
            journal.add(entry);
            var end = (mayRepeat ? journal.write() : journal.force()).orElseThrow();
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
