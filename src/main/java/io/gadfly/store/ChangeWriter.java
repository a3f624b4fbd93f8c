package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalText;
import io.gadfly.store.text.StateText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns changes into rows, inside the transaction of its session.
///
/// A reminder whose version the store has already is not written again: only its next fire is.
final class ChangeWriter {
    private static final String INSERT_REMINDER =
            "INSERT INTO reminder (" + ReminderRows.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE_REMINDER = "UPDATE reminder SET version = ?, uid = ?, status = ?, title = ?,"
            + " notes = ?, list_name = ?, tags = ?, priority = ?, next_fire_at = ?, definition = ?, origin = ?"
            + " WHERE id = ?";
    private static final String PLAN = "UPDATE reminder SET next_fire_at = ? WHERE id = ? AND version = ?";

    /// Among those that never rang, priority decides the place: high 1, normal 2, low 3.
    private static final String PLACE =
            "? + (SELECT CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END FROM reminder WHERE id = ?)";

    private static final String CLAIM = "INSERT INTO fire (" + FireRows.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE ? WHEN 1 THEN " + PLACE + " ELSE ? END, ?)";
    private static final String UPDATE_FIRE = "UPDATE fire SET due_at = ?, starts_at = ?, pool = ?, missed = ?,"
            + " state = ?, state_at = ?, nags = ?, cause = ?, over_at = ?, line = ?,"
            + " place = CASE ? WHEN 1 THEN " + PLACE + " ELSE ? END, place_at = ? WHERE number = ?";
    private static final String REPLACE_IN_LINE = "UPDATE fire SET place = ? + (SELECT CASE priority WHEN 'high' THEN 0"
            + " WHEN 'low' THEN 2 ELSE 1 END FROM reminder WHERE id = ?) WHERE reminder_id = ? AND place BETWEEN 1 AND 3";
    private static final String TELL =
            "INSERT INTO timeline (reminder_id, recurrence_id, alarm, at, step, cause) VALUES (?, ?, ?, ?, ?, ?)";

    private final Session session;
    private final Journal journal;
    private final UndoSteps undo;

    ChangeWriter(Session session, Journal journal) {
        this.session = session;
        this.journal = journal;
        this.undo = new UndoSteps(session, journal);
    }

    UndoSteps undo() {
        return undo;
    }

    /// Answers with the claims that were new.
    List<Fire> write(Changes changes) {
        changes.undo().ifPresent(name -> undo.begin(name, changes.at()));
        try {
            return writeIntoStep(changes);
        } finally {
            undo.end();
        }
    }

    /// As `write`, as part of the step that was begun, if one was.
    List<Fire> writeIntoStep(Changes changes) {
        undo.keepReminders(changes.reminders().stream()
                .map(planned -> planned.reminder().id())
                .toList());
        undo.keepFires(changes.fires());
        writeReminders(changes.reminders());
        delete(changes.deleted());
        var claimed = claim(changes.claims());
        undo.keepClaims(claimed);
        update(changes.fires());
        tell(changes.timeline());
        return claimed;
    }

    private void writeReminders(List<Planned> reminders) {
        var edited = unmatched(reminders, session.updateAll(PLAN, rows(reminders, planned -> new @Nullable Object[] {
            planned.nextFireAt().orElse(null),
            planned.reminder().id().value(),
            planned.reminder().version()
        })));
        var rows = edited.stream().map(ReminderRows::toRow).toList();
        for (int i = 0; i < rows.size(); i++) {
            journal.add(ReminderRows.toJournal(edited.get(i), rows.get(i)));
        }
        var known = session.updateAll(
                UPDATE_REMINDER, rows.stream().map(ChangeWriter::idLast).toList());
        session.updateAll(INSERT_REMINDER, unmatched(rows, known));
        session.updateAll(REPLACE_IN_LINE, rows(edited, planned -> new Object[] {
            Place.NEVER_RANG,
            planned.reminder().id().value(),
            planned.reminder().id().value()
        }));
    }

    private static @Nullable Object[] idLast(@Nullable Object[] row) {
        var moved = Arrays.copyOfRange(row, 1, row.length + 1);
        moved[row.length - 1] = row[0];
        return moved;
    }

    private static <T> List<T> unmatched(List<T> values, int[] counts) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] == 0)
                .mapToObj(values::get)
                .toList();
    }

    private void delete(List<ReminderId> ids) {
        undo.keepDeleted(ids);
        ids.forEach(id -> journal.add(JournalText.delete(id)));
        var rows = rows(ids, id -> new Object[] {id.value()});
        session.updateAll("DELETE FROM fire WHERE reminder_id = ?", rows);
        session.updateAll("DELETE FROM reminder WHERE id = ?", rows);
        if (!undo.isRecording()) {
            session.updateAll("DELETE FROM timeline WHERE reminder_id = ?", rows);
        }
    }

    private List<Fire> claim(List<Fire> claims) {
        var counts = session.insertNew(CLAIM, rows(claims, ChangeWriter::claimRow));
        var claimed = new ArrayList<Fire>();
        for (int i = 0; i < counts.length; i++) {
            if (!Session.wasDuplicate(counts[i])) {
                claimed.add(claims.get(i));
                journalIfOver(claims.get(i));
            } else if (FireRows.find(session, claims.get(i).fence()).isEmpty()) {
                throw new IllegalStateException("the number of this fire is taken: " + claims.get(i));
            }
        }
        return claimed;
    }

    private static @Nullable Object[] claimRow(Fire fire) {
        var state = StateText.of(fire.state());
        var place = Place.of(fire.state(), fire.pool(), fire.dueAt());
        return new @Nullable Object[] {
            fire.number(),
            fire.fence().reminder().value(),
            fire.fence().recurrenceId(),
            fire.fence().alarm(),
            fire.dueAt(),
            fire.startsAt(),
            fire.pool(),
            fire.missed(),
            state.word(),
            state.at(),
            state.nags(),
            state.cause(),
            place.overAt(),
            place.line(),
            place.rank(),
            place.rank(),
            fire.fence().reminder().value(),
            place.rank(),
            place.at()
        };
    }

    /// Answers survive the database; a fire that is not over would be found due again without it.
    private void journalIfOver(Fire fire) {
        if (fire.state() instanceof NagState.Over) {
            journal.add(JournalText.putFire(fire));
        }
    }

    private void update(List<Fire> fires) {
        fires.forEach(this::journalIfOver);
        session.updateAll(UPDATE_FIRE, rows(fires, fire -> {
            var claim = claimRow(fire);
            var moved = Arrays.copyOfRange(claim, 4, claim.length + 1);
            moved[moved.length - 1] = claim[0];
            return moved;
        }));
    }

    private void tell(List<TimelineEntry> timeline) {
        session.updateAll(TELL, rows(timeline, entry -> new Object[] {
            entry.fence().reminder().value(),
            entry.fence().recurrenceId(),
            entry.fence().alarm(),
            entry.at(),
            entry.step(),
            entry.cause()
        }));
    }

    private static <T> List<@Nullable Object[]> rows(List<T> values, Function<T, @Nullable Object[]> row) {
        return values.stream().map(row).toList();
    }
}
