package io.gadfly.ui.editor;

/// The ways to repeat that the editor offers.
enum RepeatMode {
    NEVER,
    DAILY,
    WORKDAYS,
    WEEKLY,
    MONTHLY,
    YEARLY,
    /// Put together from parts.
    CUSTOM,
    /// So long after it was done.
    AFTER_DONE,
    /// RRULE text, one rule a line.
    RULE;

    boolean canEnd() {
        return this != NEVER && this != AFTER_DONE && this != RULE;
    }
}
