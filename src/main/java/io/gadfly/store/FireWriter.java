package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.store.text.StateText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows of fires.
record FireWriter(Session session) {
    /// Among those that never rang, the reminder's priority decides: high stands at 1, normal at 2, low at 3.
    static final String PLACE_BY_PRIORITY =
            "(SELECT CASE priority WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END FROM reminder WHERE id = ?)";

    private static final String PLACE =
            "CASE CAST(? AS INTEGER) WHEN 1 THEN COALESCE(" + PLACE_BY_PRIORITY + ", 2) ELSE ? END";
    private static final String CLAIM = "INSERT INTO fire (" + FireRows.COLUMNS
            + ", checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + PLACE + ", ?, ?)";
    private static final String UPDATE = "UPDATE fire SET due_at = ?, starts_at = ?, pool = ?, missed = ?, state = ?,"
            + " state_at = ?, nags = ?, cause = ?, line = ?, place = ?, place_at = ?, checksum = ? WHERE number = ?";
    private static final String MOVE_IN_LINE =
            "UPDATE fire SET place = COALESCE(" + PLACE_BY_PRIORITY + ", 2) WHERE number = ? AND place = 1";

    /// Answers with those whose fence was free.
    List<Fire> claim(List<Fire> claims) {
        var counts = session.insertNew(CLAIM, Rows.of(claims, FireWriter::toRow));
        var claimed = new ArrayList<Fire>();
        for (int i = 0; i < counts.length; i++) {
            if (!Session.wasDuplicate(counts[i])) {
                claimed.add(claims.get(i));
            } else if (FireRows.find(session, claims.get(i).fence()).isEmpty()) {
                throw new IllegalStateException("the number of this fire is taken: " + claims.get(i));
            }
        }
        return claimed;
    }

    /// Of which none is there.
    void insert(List<Fire> fires) {
        session.updateAll(CLAIM, Rows.of(fires, FireWriter::toRow));
    }

    void update(List<Fire> fires) {
        session.updateAll(UPDATE, Rows.of(fires, FireWriter::toUpdate));
        var behind = fires.stream().filter(FireWriter::isPlacedByPriority).toList();
        session.updateAll(MOVE_IN_LINE, Rows.of(behind, fire ->
                new Object[] {fire.fence().reminder().value(), fire.number()}));
    }

    private static boolean isPlacedByPriority(Fire fire) {
        return placeOf(fire).rank() == Place.NEVER_RANG;
    }

    private static @Nullable Object[] toRow(Fire fire) {
        var place = placeOf(fire);
        var row = new ArrayList<@Nullable Object>();
        row.add(fire.number());
        Collections.addAll(row, FireRows.key(fire.fence()));
        addWhatChanges(row, fire, place);
        row.add(place.rank());
        row.add(fire.fence().reminder().value());
        row.add(place.rank());
        row.add(place.at());
        row.add(WordSum.of(fire));
        return row.toArray();
    }

    /// All but the fence, which never changes.
    private static @Nullable Object[] toUpdate(Fire fire) {
        var place = placeOf(fire);
        var row = new ArrayList<@Nullable Object>();
        addWhatChanges(row, fire, place);
        row.add(place.rank());
        row.add(place.at());
        row.add(WordSum.of(fire));
        row.add(fire.number());
        return row.toArray();
    }

    /// From `due_at` to `line`, in the order of the columns.
    private static void addWhatChanges(List<@Nullable Object> row, Fire fire, Place place) {
        var state = StateText.of(fire.state());
        row.add(fire.dueAt());
        row.add(fire.startsAt());
        row.add(fire.pool());
        row.add(fire.missed());
        row.add(state.word());
        row.add(state.at());
        row.add(state.nags());
        row.add(state.cause());
        row.add(place.line());
    }

    private static Place placeOf(Fire fire) {
        return Place.of(fire.state(), fire.pool(), fire.dueAt());
    }
}
