package io.gadfly.ui.history;

import io.gadfly.reminder.Reminder;

/// A fire that is over, in words.
///
/// @param source what fired
/// @param key the same for the same fire
/// @param concern whether it ended without an answer of the user
public record HistoryRow(
        Reminder source, String key, String when, String reminder, String outcome, String due, boolean concern) {}
