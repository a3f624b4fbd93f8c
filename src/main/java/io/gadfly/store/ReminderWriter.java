package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.store.text.DetailsText;
import io.gadfly.store.text.JournalLine.Edit;
import io.gadfly.store.text.Utf8;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.value.ValueClob;
import org.jspecify.annotations.Nullable;

/// Writes rows of reminders, with their next fires.
record ReminderWriter(Session session, PlanWriter plans) {
    private static final String INSERT =
            "INSERT INTO reminder (" + ReminderRows.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE reminder SET version = ?, uid = ?, status = ?, title = ?,"
            + " notes = ?, list_name = ?, tags = ?, priority = ?, definition = ?, origin = ?, checksum = ? WHERE id = ?";
    private static final String MOVE_IN_LINE = "UPDATE fire SET place = " + FireWriter.PLACE_BY_PRIORITY
            + " WHERE reminder_id = ? AND place BETWEEN 1 AND 3";

    void write(List<Edit> edits) {
        var isFirst = edits.stream().filter(ReminderWriter::isFirstVersion).toList();
        insert(isFirst);
        var others = edits.stream().filter(edit -> !isFirstVersion(edit)).toList();
        var counts = session.updateAll(UPDATE, Rows.of(others, edit -> idLast(toRow(edit))));
        var known = withCount(others, counts, 1);
        plans.set(plansOf(known));
        insert(withCount(others, counts, 0));
        session.updateAll(MOVE_IN_LINE, Rows.of(known, edit ->
                new Object[] {edit.id().value(), edit.id().value()}));
    }

    private void insert(List<Edit> edits) {
        session.updateAll(INSERT, Rows.of(edits, ReminderWriter::toRow));
        plans.added().add(plansOf(edits));
    }

    private static List<Plan> plansOf(List<Edit> edits) {
        return edits.stream().map(edit -> Plan.of(edit.planned())).toList();
    }

    /// Whose first version the store does not have is new: it has not been planned either.
    private static boolean isFirstVersion(Edit edit) {
        return edit.planned().reminder().version() == 1;
    }

    private static List<Edit> withCount(List<Edit> edits, int[] counts, int wanted) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] == wanted)
                .mapToObj(edits::get)
                .toList();
    }

    private static @Nullable Object[] toRow(Edit edit) {
        var reminder = edit.planned().reminder();
        var details = reminder.definition().details();
        var status = DetailsText.STATUSES.of(reminder.status());
        var priority = DetailsText.PRIORITIES.of(details.priority());
        var tags = details.tags().toArray();
        var notes = Utf8.of(details.notes());
        var sum = new WordSum()
                .and(reminder.uid())
                .and(status)
                .and(details.title())
                .and(notes)
                .and(details.list())
                .and(priority)
                .and(edit.definition())
                .and(edit.origin())
                .andAll(tags);
        return new @Nullable Object[] {
            reminder.id().value(),
            reminder.version(),
            reminder.uid(),
            status,
            details.title(),
            clob(notes),
            details.list(),
            tags,
            priority,
            clob(edit.definition()),
            clob(edit.origin()),
            sum.value()
        };
    }

    private static ValueClob clob(Utf8 text) {
        return ValueClob.createSmall(text.bytes(), text.length());
    }

    private static @Nullable Object[] idLast(@Nullable Object[] row) {
        var moved = Arrays.copyOfRange(row, 1, row.length + 1);
        moved[row.length - 1] = row[0];
        return moved;
    }
}
