package io.gadfly.ui.history;

/// A fire that is over, in words.
///
/// @param concern whether it ended without an answer of the user
public record HistoryRow(String when, String reminder, String outcome, String due, boolean concern) {}
