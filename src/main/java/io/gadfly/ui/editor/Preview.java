package io.gadfly.ui.editor;

import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What comes of a schedule: its next starts, and what is worth saying about it.
///
/// @param more whether there are starts after those
/// @param rang whether it rings or rang as it is
record Preview(List<Instant> starts, boolean more, Set<Recurrences.Note> notes, boolean rang) {
    private static final int STARTS = 10;

    static final Preview NOTHING = new Preview(List.of(), false, Set.of(), false);

    /// The first ten starts at or after `from`.
    static Preview of(Schedule schedule, Instant from, Zone viewer) {
        var recurrences = Recurrences.of(schedule, viewer);
        try (Stream<Instant> starts = recurrences
                .between(from, Instant.MAX)
                .limit(STARTS + 1)
                .map(occurrence -> occurrence.startIn(viewer))) {
            var found = starts.toList();
            return new Preview(
                    found.stream().limit(STARTS).toList(), found.size() > STARTS, recurrences.notes(), false);
        }
    }

    Preview withRang(boolean rings) {
        return new Preview(starts, more, notes, rings);
    }

    /// Whether the user is left without a ring: there is none to come, and there was none.
    boolean isVain() {
        return starts.isEmpty() && !rang;
    }
}
