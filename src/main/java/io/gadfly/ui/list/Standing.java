package io.gadfly.ui.list;

/// Where an entry of the list stands, the most pressing first.
public enum Standing {
    RINGING,
    QUEUED,
    SNOOZED,
    PLANNED,
    UNPLANNED,
    DISABLED,
    FINISHED;

    /// Whether there is a fire that can be answered.
    public boolean isDue() {
        return this == RINGING || this == QUEUED || this == SNOOZED;
    }
}
