package io.gadfly.ui.processes;

import io.gadfly.reminder.Fire;

/// A line of the table of naggers, in words.
///
/// @param slotBy when it has a slot at the latest, where that can be told
public record NaggerRow(
        Fire fire,
        String number,
        String reminder,
        String pool,
        String state,
        String nag,
        String next,
        String due,
        String slotBy) {
    String key() {
        return number;
    }
}
