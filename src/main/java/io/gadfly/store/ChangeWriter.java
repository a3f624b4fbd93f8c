package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine;
import io.gadfly.store.text.JournalLine.Edit;
import io.gadfly.store.text.JournalLine.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Turns changes into rows, inside the transaction of its session, and tells the journal.
///
/// A reminder whose version the store has already is not written again: only its next fire is.
final class ChangeWriter {
    private final Session session;
    private final Journal journal;
    private final UndoSteps undo;
    private final PlanWriter plans;
    private final ReminderWriter reminders;
    private final FireWriter fires;
    private final TimelineWriter timeline;
    private int count;

    ChangeWriter(Session session, Journal journal) {
        this.session = session;
        this.journal = journal;
        this.undo = new UndoSteps(session);
        this.plans = new PlanWriter(session, new NewPlans(session));
        this.reminders = new ReminderWriter(session, plans);
        this.fires = new FireWriter(session);
        this.timeline = TimelineWriter.of(session);
    }

    /// Runs `work`, what is one group in the journal; all that it wrote is in the database when this returns.
    <T> T allOf(Supplier<T> work) {
        return plans.added().allOf(work);
    }

    TimelineWriter timeline() {
        return timeline;
    }

    UndoSteps undo() {
        return undo;
    }

    /// Answers with the claims that were new. Where a step was begun, they are part of it, else one of their own.
    List<Fire> write(Changes changes) {
        return write(changes, Edit::of);
    }

    /// @param words puts a reminder into words
    List<Fire> write(Changes changes, Function<Planned, Edit> words) {
        return asStep(changes.undo(), changes.at(), () -> {
            var entry = plan(changes, words);
            journal.add(entry);
            return writeAllButPlans(entry);
        });
    }

    /// What is written from here to the end of the step is taken back together.
    void beginStep(String name, Instant at) {
        journal.add(new JournalLine.BeginStep(name, at));
        undo.begin(name, at);
    }

    /// What was written since the step began is no part of any.
    void dropStep() {
        if (undo.isRecording()) {
            journal.add(new JournalLine.DropStep());
            undo.drop();
        }
    }

    /// As `Writer.inherit`; a step that is being recorded has the heirs itself.
    void inherit(List<Heir> heirs) {
        if (!heirs.isEmpty() && !undo.isRecording()) {
            journal.add(new JournalLine.Inherit(heirs));
            undo.inherit(heirs);
        }
    }

    /// As `Writer.keep`.
    void keep(List<Fire> fires) {
        if (!fires.isEmpty()) {
            var numbers = fires.stream().map(Fire::number).toList();
            journal.add(new JournalLine.Keep(numbers));
            undo.keep(numbers);
        }
    }

    Optional<String> takeBack() {
        journal.add(new JournalLine.Undo());
        return undo.undo();
    }

    Optional<String> doAgain() {
        journal.add(new JournalLine.Redo());
        return undo.redo();
    }

    /// Answers with how many fires went, at most `limit`.
    int forgetEnded(Instant before, int limit) {
        var old = OldFires.find(session, before, limit);
        if (!old.isEmpty()) {
            journal.add(new JournalLine.Forget(old));
            OldFires.forget(session, old);
        }
        return old.size();
    }

    /// As `Writer.unclaim`.
    List<Fire> unclaim(List<Fire> fires) {
        var free = FireRows.findFree(session, fires);
        if (!free.isEmpty()) {
            var numbers = free.stream().map(Fire::number).toList();
            journal.add(new JournalLine.Forget(numbers));
            OldFires.forget(session, numbers);
        }
        return free;
    }

    int savePool(PoolSettings pool) {
        journal.add(new JournalLine.SavePool(pool));
        return SmallRows.savePool(session, pool);
    }

    int saveMemo(String name, String text) {
        journal.add(new JournalLine.SaveMemo(name, text));
        return SmallRows.saveMemo(session, name, text);
    }

    /// How many rows were written since this was asked last.
    int takeCount() {
        var taken = count;
        count = 0;
        return taken;
    }

    /// Writes what the journal has and nobody wrote; the database is never ahead of what the disk has of the
    /// journal.
    int write(PendingRows rows) {
        journal.sync();
        return writeUnforced(rows);
    }

    /// As a part of the group that is open, which is forced before it is committed.
    void writeAlong(PendingRows rows) {
        if (!rows.isEmpty()) {
            writeUnforced(rows);
            count += rows.size();
        }
    }

    private int writeUnforced(PendingRows rows) {
        plans.write(rows.plans());
        fires.insert(rows.claims());
        fires.update(rows.fires());
        timeline.write(rows.timeline());
        return SmallRows.savePosition(session, rows.end().orElseThrow());
    }

    /// Writes again what the journal has.
    void repeat(Entry entry) {
        asStep(entry.undo(), entry.at(), () -> {
            undo.keepReminders(Stream.concat(
                            entry.plans().stream().map(Plan::id),
                            entry.edits().stream().map(Edit::id))
                    .toList());
            plans.write(entry.plans());
            return writeAllButPlans(entry);
        });
    }

    private <T> T asStep(Optional<String> name, Instant at, Supplier<T> work) {
        if (name.isEmpty() || undo.isRecording()) {
            return work.get();
        }
        undo.begin(name.get(), at);
        try {
            return work.get();
        } finally {
            undo.end();
        }
    }

    /// Writes the next fires of those that are known, and so finds out which ones are new as a whole.
    private Entry plan(Changes changes, Function<Planned, Edit> words) {
        var known = changes.reminders().stream()
                .filter(planned -> !isNew(planned))
                .map(Plan::of)
                .toList();
        keep(changes);
        plans.write(changes.plans());
        var written = plans.write(known);
        return new Entry(
                changes.at(),
                undo.isRecording() ? changes.undo() : Optional.empty(),
                Stream.concat(changes.plans().stream(), written.stream()).toList(),
                edits(changes, Set.copyOf(written), words),
                changes.deleted(),
                changes.claims(),
                changes.fires(),
                changes.timeline());
    }

    private static List<Edit> edits(Changes changes, Set<Plan> written, Function<Planned, Edit> words) {
        return changes.reminders().stream()
                .filter(planned -> !written.contains(Plan.of(planned)))
                .map(words)
                .toList();
    }

    private boolean isNew(Planned planned) {
        return undo.isNew(planned.reminder().id());
    }

    private void keep(Changes changes) {
        undo.keepReminders(Stream.concat(
                        changes.plans().stream().map(Plan::id),
                        changes.reminders().stream()
                                .map(planned -> planned.reminder().id()))
                .toList());
    }

    private List<Fire> writeAllButPlans(Entry entry) {
        count += entry.edits().size() + entry.claims().size() + entry.fires().size();
        count += entry.timeline().size();
        undo.keepFires(entry.fires());
        reminders.write(entry.edits());
        delete(entry.deleted());
        var claimed = fires.claim(entry.claims());
        undo.keepClaims(claimed);
        fires.update(entry.fires());
        timeline.write(timeline.number(TimelineEntry.withoutRefused(entry.timeline(), entry.claims(), claimed)));
        return claimed;
    }

    private void delete(List<ReminderId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Counter.keepHighest(session);
        plans.added().write();
        undo.keepDeleted(ids);
        undo.bury(ids);
        var rows = Rows.of(ids, id -> new Object[] {id.value()});
        session.updateAll("DELETE FROM fire WHERE reminder_id = ?", rows);
        plans.remove(ids);
        session.updateAll("DELETE FROM reminder WHERE id = ?", rows);
        if (!undo.isRecording()) {
            session.updateAll("DELETE FROM timeline WHERE reminder_id = ?", rows);
        }
    }
}
