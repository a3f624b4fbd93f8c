package io.gadfly.ui.explain;

/// One step in the life of a reminder, in words.
record ExplainRow(String when, String what) {}
