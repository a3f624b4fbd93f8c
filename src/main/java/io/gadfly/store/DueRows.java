package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The reminders that are due, as the table has them or as plans that are on their way to it have them: in the
/// order of their times, at one time in that of their ids.
///
/// @param plans that the table perhaps lacks, of the versions that it has
record DueRows(Map<ReminderId, Plan> plans) {
    private static final String SELECT = "SELECT reminder_id, next_fire_at FROM plan WHERE ";
    private static final String ORDER = " ORDER BY next_fire_at, reminder_id LIMIT ?";
    private static final String AT_THAT_TIME = SELECT + "next_fire_at = ? AND reminder_id > ?" + ORDER;
    private static final String IN_THAT_TIME = SELECT + "next_fire_at >= ? AND next_fire_at <= ?" + ORDER;

    /// Rows of the table that are looked at together.
    private static final int PAGE = 1_000;

    private record Due(ReminderId id, Instant at) {
        static final Comparator<Due> FIRST = Comparator.comparing(Due::at).thenComparing(Due::id);

        static Due of(Planned planned) {
            return new Due(planned.reminder().id(), planned.nextFireAt().orElseThrow());
        }

        static Due fromRow(ResultSet row) throws SQLException {
            return new Due(new ReminderId(row.getLong(1)), row.getObject(2, Instant.class));
        }

        boolean isBehind(Optional<Due> other) {
            return other.isEmpty() || FIRST.compare(this, other.get()) > 0;
        }
    }

    /// @param known only those behind it
    List<Reading> find(Session session, Instant now, int limit, Optional<Planned> known) {
        var last = known.map(Due::of);
        var onTheirWay = planned().filter(due -> !due.at().isAfter(now) && due.isBehind(last));
        var due = Stream.concat(stored(session, last, now, limit).stream(), onTheirWay)
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
        var stored = stored(session, Optional.empty(), Instant.MAX, 1).stream();
        return Stream.concat(stored, planned()).map(Due::at).min(Instant::compareTo);
    }

    /// At least `limit` where there are so many; page by page, since any number may have been planned since.
    private List<Due> stored(Session session, Optional<Due> last, Instant now, int limit) {
        var most = (int) Math.min(limit + (long) plans.size(), Math.max(limit, PAGE));
        var page = page(session, last, now, most);
        var found = new ArrayList<Due>();
        addStored(page, found);
        while (page.size() == most && found.size() < limit) {
            page = page(session, Optional.of(page.getLast()), now, most);
            addStored(page, found);
        }
        return found;
    }

    private void addStored(List<Due> page, List<Due> found) {
        page.stream().filter(due -> !plans.containsKey(due.id())).forEach(found::add);
    }

    /// The index alone answers it.
    private static List<Due> page(Session session, Optional<Due> last, Instant now, int limit) {
        var page = new ArrayList<Due>();
        last.ifPresent(due -> page.addAll(
                session.query(AT_THAT_TIME, Due::fromRow, due.at(), due.id().value(), limit)));
        if (page.size() < limit) {
            var from = last.map(due -> due.at().plusNanos(1)).orElse(Instant.MIN);
            page.addAll(session.query(IN_THAT_TIME, Due::fromRow, from, now, limit - page.size()));
        }
        return page;
    }

    private Stream<Due> planned() {
        return plans.values().stream().flatMap(plan -> plan.next().map(at -> new Due(plan.id(), at)).stream());
    }
}
