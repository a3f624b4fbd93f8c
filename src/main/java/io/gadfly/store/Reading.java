package io.gadfly.store;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.UnreadableTextException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a row of the table of reminders could be read as, so that a damaged one does not hide its neighbours.
///
/// @param planned where it is not legible a stand-in: the words and the place, without a schedule; never to be written
record Reading(Planned planned, boolean isLegible) {
    Reminder reminder() {
        return planned.reminder();
    }

    static Reading fromRow(ResultSet row) throws SQLException {
        try {
            return new Reading(ReminderRows.fromRow(row), true);
        } catch (UnreadableTextException | IllegalArgumentException damage) {
            return new Reading(standIn(row), false);
        }
    }

    private static Planned standIn(ResultSet row) throws SQLException {
        var details = new Details(
                row.getString("title"),
                Messages.text("unreadable"),
                row.getString("list_name"),
                List.of(),
                Priority.NORMAL);
        var definition = new Definition(
                details,
                Optional.empty(),
                List.of(),
                NagPolicy.NORMAL,
                MisfirePolicy.DEFAULT,
                List.of(),
                Optional.empty());
        var reminder = new Reminder(
                new ReminderId(row.getLong("id")),
                row.getLong("version"),
                row.getString("uid"),
                definition,
                new Origin.Local(),
                Reminder.Status.OPEN);
        return new Planned(reminder, Optional.ofNullable(row.getObject("next_fire_at", Instant.class)));
    }
}
