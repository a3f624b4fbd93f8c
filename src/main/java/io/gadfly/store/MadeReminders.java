package io.gadfly.store;

import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The reminders that the step at hand makes, of which there is nothing to keep but that they were not there.
///
/// Ids grow and are never given twice: one above all that the store ever had is that of a new reminder. Those of an
/// import follow each other, so that they are kept as a few ranges, however many they are.
final class MadeReminders {
    private static final String KEEP = "INSERT INTO undo_made (undo_id, first_id, last_id) VALUES (?, ?, ?)";

    private final Session session;
    /// The last of each range by its first.
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    private long highest;

    MadeReminders(Session session) {
        this.session = session;
        this.highest = Counter.ofReminders(session).last();
    }

    /// Whether the store never had it.
    boolean isNew(ReminderId id) {
        return id.value() > highest;
    }

    /// Takes those that are new, where a step is recorded, and answers with the others that it has not made.
    List<ReminderId> take(List<ReminderId> ids, boolean isRecording) {
        return ids.stream().filter(id -> !isMade(id.value(), isRecording)).toList();
    }

    private boolean isMade(long id, boolean isRecording) {
        if (id > highest) {
            highest = id;
            if (isRecording) {
                add(id);
            }
        }
        return contains(id);
    }

    private void add(long id) {
        var latest = ranges.lastEntry();
        ranges.put(latest != null && latest.getValue() == id - 1 ? latest.getKey() : (Long) id, id);
    }

    private boolean contains(long id) {
        var range = ranges.floorEntry(id);
        return range != null && range.getValue() >= id;
    }

    /// Writes them down as made by that step; what follows is another one.
    void end(long step) {
        var made = List.copyOf(ranges.entrySet());
        ranges.clear();
        session.updateAll(KEEP, Rows.of(made, range -> rowOf(step, range)));
    }

    private static Object[] rowOf(long step, Map.Entry<Long, Long> range) {
        return new Object[] {step, range.getKey(), range.getValue()};
    }
}
