package io.gadfly.ui.list;

import java.util.Locale;

/// Where an entry of the list stands, the most pressing first.
public enum EntryState {
    RINGING,
    QUEUED,
    SNOOZED,
    HELD,
    PLANNED,
    UNPLANNED,
    DISABLED,
    FINISHED;

    /// What style sheets know it by; `disabled` is a word of JavaFX's own.
    String pseudoClass() {
        return this == DISABLED ? "switched-off" : name().toLowerCase(Locale.ROOT);
    }

    /// Whether there is a fire that can be answered.
    public boolean isDue() {
        return this == RINGING || this == QUEUED || this == SNOOZED || this == HELD;
    }
}
