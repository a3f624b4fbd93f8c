package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.store.text.UnreadableTextException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fires that a question found and that could be read, so that a damaged row does not hide its neighbours.
///
/// @param areAll false where rows were left out
record FiresFound(List<Fire> fires, boolean areAll) {
    private static final Logger LOGGER = LoggerFactory.getLogger(FiresFound.class);

    static final FiresFound NONE = new FiresFound(List.of(), true);

    FiresFound {
        fires = List.copyOf(fires);
    }

    static FiresFound query(Session session, String sql, @Nullable Object... parameters) {
        var rows = session.query(sql, FiresFound::read, parameters);
        var fires = rows.stream().flatMap(Optional::stream).toList();
        return new FiresFound(fires, fires.size() == rows.size());
    }

    FiresFound and(FiresFound others) {
        return new FiresFound(
                Stream.concat(fires.stream(), others.fires.stream()).toList(), areAll && others.areAll);
    }

    /// Live ones as they are by what is newer, the earliest due first.
    ///
    /// @param newer live or over
    FiresFound updatedBy(List<Fire> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        var updated = newer.stream().map(Fire::number).collect(Collectors.toSet());
        var others = fires.stream().filter(fire -> !updated.contains(fire.number()));
        var living = newer.stream().filter(fire -> fire.state() instanceof NagState.Live);
        return new FiresFound(
                Stream.concat(others, living)
                        .sorted(Comparator.comparing(Fire::dueAt).thenComparingLong(Fire::number))
                        .toList(),
                areAll);
    }

    private static Optional<Fire> read(ResultSet row) throws SQLException {
        try {
            return Optional.of(FireRows.fromRow(row));
        } catch (UnreadableTextException damage) {
            LOGGER.warn("Fire {} cannot be read and stays silent", row.getLong("number"), damage);
            return Optional.empty();
        }
    }
}
