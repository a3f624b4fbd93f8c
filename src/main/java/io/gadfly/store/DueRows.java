package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.ReminderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The reminders that are due, as the table has them or as plans that are on their way to it have them.
///
/// @param plans that the table perhaps lacks, of the versions that it has
/// @param known left out
record DueRows(Map<ReminderId, Plan> plans, Set<ReminderId> known) {
    private static final String IN_TABLE = "SELECT reminder_id, next_fire_at FROM plan WHERE next_fire_at <= ?"
            + " ORDER BY next_fire_at, reminder_id LIMIT ?";

    private static final String FIRST_IN_TABLE =
            "SELECT reminder_id, next_fire_at FROM plan ORDER BY next_fire_at, reminder_id LIMIT ?";

    private record Due(ReminderId id, Instant at) {
        static final Comparator<Due> FIRST = Comparator.comparing(Due::at).thenComparing(Due::id);
    }

    /// The earliest first.
    List<Reading> find(Session session, Instant now, int limit) {
        var due = Stream.concat(inTable(session, now, limit).stream(), planned(now))
                .sorted(Due.FIRST)
                .limit(limit)
                .toList();
        var ids = due.stream().map(found -> found.id().value()).toArray(Long[]::new);
        var nextFires = due.stream().map(Due::at).toArray(Instant[]::new);
        var rows = ReminderRows.findAll(session, ids, nextFires).stream()
                .collect(Collectors.toMap(row -> row.reminder().id(), Function.identity()));
        return due.stream()
                .flatMap(found -> Optional.ofNullable(rows.get(found.id())).stream())
                .toList();
    }

    /// When the next is due, of all there are.
    Optional<Instant> next(Session session) {
        var stored = session.query(FIRST_IN_TABLE, this::unplanned, notWanted() + 1).stream()
                .flatMap(found -> found.map(Due::at).stream());
        return Stream.concat(stored, planned().map(Due::at)).min(Instant::compareTo);
    }

    /// So many more are looked at as may have been planned since or are left out; the index alone answers it.
    private List<Due> inTable(Session session, Instant now, int limit) {
        var most = Math.min(Integer.MAX_VALUE, limit + notWanted());
        return session.query(IN_TABLE, this::unplanned, now, most).stream()
                .flatMap(Optional::stream)
                .limit(limit)
                .toList();
    }

    private long notWanted() {
        return (long) plans.size() + known.size();
    }

    private Optional<Due> unplanned(ResultSet row) throws SQLException {
        var id = new ReminderId(row.getLong("reminder_id"));
        return plans.containsKey(id) || known.contains(id)
                ? Optional.empty()
                : Optional.of(new Due(id, row.getObject("next_fire_at", Instant.class)));
    }

    private Stream<Due> planned(Instant now) {
        return planned().filter(due -> !due.at().isAfter(now));
    }

    private Stream<Due> planned() {
        return plans.values().stream()
                .filter(plan -> !known.contains(plan.id()))
                .flatMap(plan -> plan.next().map(at -> new Due(plan.id(), at)).stream());
    }
}
