package io.gadfly.ui.processes;

import io.gadfly.reminder.Fire;

/// A line of the table of naggers, in words.
public record NaggerRow(
        Fire fire, String number, String reminder, String pool, String state, String nag, String next, String due) {
    String key() {
        return number;
    }
}
