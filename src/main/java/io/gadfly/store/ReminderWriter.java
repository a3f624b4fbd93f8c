package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.store.text.DetailsText;
import io.gadfly.store.text.JournalLine.Edit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes rows of reminders.
record ReminderWriter(Session session) {
    private static final String INSERT =
            "INSERT INTO reminder (" + ReminderRows.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE reminder SET version = ?, uid = ?, status = ?, title = ?,"
            + " notes = ?, list_name = ?, tags = ?, priority = ?, next_fire_at = ?, definition = ?, origin = ?,"
            + " checksum = ? WHERE id = ?";
    private static final String PLAN = "UPDATE reminder SET next_fire_at = ? WHERE id = ? AND version = ?";
    private static final String MOVE_IN_LINE = "UPDATE fire SET place = " + FireWriter.PLACE_BY_PRIORITY
            + " WHERE reminder_id = ? AND place BETWEEN 1 AND 3";

    /// Answers for each with 0 where the store has no such version of the reminder.
    int[] plan(List<Plan> plans) {
        return session.updateAll(PLAN, Rows.of(plans, plan ->
                new @Nullable Object[] {plan.next().orElse(null), plan.id().value(), plan.version()}));
    }

    void write(List<Edit> edits) {
        var isFirst = edits.stream().filter(ReminderWriter::isFirstVersion).toList();
        session.updateAll(INSERT, Rows.of(isFirst, ReminderWriter::toRow));
        var others = edits.stream().filter(edit -> !isFirstVersion(edit)).toList();
        var counts = session.updateAll(UPDATE, Rows.of(others, edit -> idLast(toRow(edit))));
        session.updateAll(INSERT, Rows.of(withCount(others, counts, 0), ReminderWriter::toRow));
        session.updateAll(MOVE_IN_LINE, Rows.of(withCount(others, counts, 1), edit ->
                new Object[] {edit.id().value(), edit.id().value()}));
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
        var words = List.of(
                reminder.uid(),
                status,
                details.title(),
                details.notes(),
                details.list(),
                priority,
                edit.definition(),
                edit.origin());
        return new @Nullable Object[] {
            reminder.id().value(),
            reminder.version(),
            reminder.uid(),
            status,
            details.title(),
            details.notes(),
            details.list(),
            tags,
            priority,
            edit.planned().nextFireAt().orElse(null),
            edit.definition(),
            edit.origin(),
            WordSum.of(words, tags)
        };
    }

    private static @Nullable Object[] idLast(@Nullable Object[] row) {
        var moved = Arrays.copyOfRange(row, 1, row.length + 1);
        moved[row.length - 1] = row[0];
        return moved;
    }
}
