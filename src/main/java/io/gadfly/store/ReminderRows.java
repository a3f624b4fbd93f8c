package io.gadfly.store;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.DefinitionText;
import io.gadfly.store.text.DetailsText;
import io.gadfly.store.text.OriginText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of reminders: its rows as values, and the questions asked of it.
final class ReminderRows {
    static final String COLUMNS =
            "id, version, uid, status, title, notes, list_name, tags, priority, definition, origin, checksum";

    /// Of `PLANNED`.
    static final String COLUMNS_AND_PLAN = COLUMNS + ", next_fire_at";

    /// Each with its next fire, where it has one.
    static final String PLANNED = "reminder LEFT JOIN plan ON reminder_id = id ";

    private static final String SELECT = "SELECT " + COLUMNS_AND_PLAN + " FROM " + PLANNED;
    private static final String WITH_A_PLAN = "FROM plan JOIN reminder ON id = reminder_id ";
    private static final int PAGE = 500;

    /// Each stands at its place in `COLUMNS_AND_PLAN`: H2 would look a name up again for each row.
    private static final int ID = 1;

    private static final int VERSION = 2;
    private static final int UID = 3;
    private static final int STATUS = 4;
    private static final int TITLE = 5;
    private static final int NOTES = 6;
    private static final int LIST = 7;
    private static final int TAGS = 8;
    private static final int PRIORITY = 9;
    private static final int DEFINITION = 10;
    private static final int ORIGIN = 11;
    private static final int NEXT_FIRE = 13;

    private ReminderRows() {}

    static Planned fromRow(ResultSet row) throws SQLException {
        var details = new Details(
                row.getString(TITLE),
                row.getString(NOTES),
                row.getString(LIST),
                tags((Object[]) row.getArray(TAGS).getArray()),
                DetailsText.PRIORITIES.parse(row.getString(PRIORITY)));
        var reminder = new Reminder(
                new ReminderId(row.getLong(ID)),
                row.getLong(VERSION),
                row.getString(UID),
                DefinitionText.read(details, row.getString(DEFINITION)),
                OriginText.read(row.getString(ORIGIN)),
                DetailsText.STATUSES.parse(row.getString(STATUS)));
        return new Planned(reminder, Optional.ofNullable(row.getObject(NEXT_FIRE, Instant.class)));
    }

    private static List<String> tags(Object[] array) {
        return array.length == 0
                ? List.of()
                : Arrays.stream(array).map(String::valueOf).toList();
    }

    static Optional<Planned> find(Session session, ReminderId id) {
        return session.first(SELECT + "WHERE id = ?", ReminderRows::fromRow, id.value());
    }

    static Optional<Reminder> findByUid(Session session, String uid) {
        return session.first(SELECT + "WHERE uid = ?", ReminderRows::fromRow, uid)
                .map(Planned::reminder);
    }

    static List<Reminder> findByUids(Session session, Collection<String> uids) {
        return session
                .query(SELECT + "WHERE uid = ANY(?)", ReminderRows::fromRow, (Object) uids.toArray(String[]::new))
                .stream()
                .map(Planned::reminder)
                .toList();
    }

    static List<String> findSubscribed(Session session, String source) {
        return session.query(
                "SELECT uid FROM reminder WHERE LOCATE(?, origin) > 0 AND LOCATE('" + OriginText.SUBSCRIBED
                        + "', origin) > 0",
                row -> row.getString("uid"),
                OriginText.ofSource(source));
    }

    /// As if these were their next fires; in no order. An outer join, so that each is looked up by its id,
    /// however many there are.
    static List<Reading> findAll(Session session, Long[] ids, Instant[] nextFires) {
        return session.query(
                "SELECT " + COLUMNS_AND_PLAN + " FROM UNNEST(CAST(? AS BIGINT ARRAY),"
                        + " CAST(? AS TIMESTAMP(9) WITH TIME ZONE ARRAY)) AS wanted (wanted_id, next_fire_at)"
                        + " LEFT JOIN reminder ON id = wanted_id WHERE id IS NOT NULL",
                Reading::fromRow,
                ids,
                nextFires);
    }

    /// Of those that are there.
    static Map<ReminderId, Long> findVersions(Session session, Long[] ids) {
        var found = new HashMap<ReminderId, Long>();
        session.query(
                "SELECT id, version FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (wanted_id)"
                        + " LEFT JOIN reminder ON id = wanted_id WHERE id IS NOT NULL",
                row -> found.put(new ReminderId(row.getLong(1)), row.getLong(2)),
                (Object) ids);
        return found;
    }

    /// First those with a next fire, in its order, then the others: each part in the order of an index.
    static List<Reading> list(Session session, ReminderFilter filter, int offset, int limit) {
        var condition = Condition.of(filter);
        var planned = session.query(
                "SELECT " + COLUMNS_AND_PLAN + " " + WITH_A_PLAN + "WHERE " + condition.sql()
                        + " ORDER BY next_fire_at, reminder_id LIMIT ? OFFSET ?",
                Reading::fromRow,
                condition.with(limit, offset));
        if (planned.size() == limit || condition.isOfPlans()) {
            return planned;
        }
        var passed = planned.isEmpty() && offset > 0 ? countPlanned(session, condition) : offset + planned.size();
        var others = session.query(
                SELECT + "WHERE " + condition.sql() + " AND next_fire_at IS NULL ORDER BY id LIMIT ? OFFSET ?",
                Reading::fromRow,
                condition.with(limit - planned.size(), Math.max(0, offset - passed)));
        return Stream.concat(planned.stream(), others.stream()).toList();
    }

    private static int countPlanned(Session session, Condition condition) {
        return session.first(
                        "SELECT COUNT(*) " + WITH_A_PLAN + "WHERE " + condition.sql(),
                        row -> row.getInt(1),
                        condition.with())
                .orElse(0);
    }

    /// The next that match, in the order of their ids; none at the end.
    static List<Reading> page(Session session, ReminderFilter filter, long after) {
        var condition = Condition.of(filter);
        return session.query(
                SELECT + "WHERE " + condition.sql() + " AND id > ? ORDER BY id LIMIT ?",
                Reading::fromRow,
                condition.with(after, PAGE));
    }

    /// How many rows cannot be read or have other words than were written.
    static long altered(Session session) {
        var altered = 0L;
        var last = 0L;
        for (var page = checked(session, last); !page.isEmpty(); page = checked(session, last)) {
            altered += page.stream().filter(row -> !row.isRight()).count();
            last = page.getLast().id();
        }
        return altered;
    }

    private record Checked(long id, boolean isRight) {}

    private static List<Checked> checked(Session session, long after) {
        return session.query(
                SELECT + "WHERE id > ? ORDER BY id LIMIT ?",
                row -> new Checked(row.getLong("id"), Reading.fromRow(row).isLegible() && WordSum.isRight(row)),
                after,
                PAGE);
    }

    /// What a filter means in SQL, with its parameters.
    ///
    /// @param isOfPlans whether none matches that has no next fire
    private record Condition(String sql, List<Object> parameters, boolean isOfPlans) {
        static Condition of(ReminderFilter filter) {
            var sql = new StringBuilder("TRUE");
            var parameters = new ArrayList<>();
            add(sql, parameters, "list_name = ?", filter.list());
            add(sql, parameters, "ARRAY_CONTAINS(tags, ?)", filter.tag());
            add(sql, parameters, "status = ?", filter.status().map(DetailsText.STATUSES::of));
            add(sql, parameters, "next_fire_at >= ?", filter.from());
            add(sql, parameters, "next_fire_at < ?", filter.to());
            add(sql, parameters, "LOCATE(LOWER(?), LOWER(title || ' ' || notes)) > 0", filter.search());
            var isOfPlans = filter.from().isPresent() || filter.to().isPresent();
            return new Condition(sql.toString(), parameters, isOfPlans);
        }

        private static void add(StringBuilder sql, List<Object> parameters, String part, Optional<?> value) {
            value.ifPresent(present -> {
                sql.append(" AND ").append(part);
                parameters.add(present);
            });
        }

        Object[] with(Object... more) {
            var all = new ArrayList<>(parameters);
            all.addAll(Arrays.asList(more));
            return all.toArray();
        }
    }
}
