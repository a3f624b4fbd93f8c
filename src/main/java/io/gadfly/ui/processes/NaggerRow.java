package io.gadfly.ui.processes;

import io.gadfly.kernel.Pid;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import java.util.Optional;

/// A line of the table of naggers, in words.
///
/// @param slotBy when it has a slot at the latest, where that can be told
/// @param pid of its process; empty where none runs
/// @param process how that is
/// @param health what its heartbeat says
public record NaggerRow(
        Fire fire,
        Reminder subject,
        String number,
        String reminder,
        String pool,
        String state,
        String nag,
        String last,
        String next,
        String deadline,
        String due,
        String slotBy,
        Optional<Pid> pid,
        String process,
        String health) {
    /// Its cells, with tabs between.
    String text() {
        return String.join(
                "\t", number, reminder, pool, state, nag, last, next, deadline, due, slotBy, process, health);
    }

    String key() {
        return number;
    }
}
