package io.gadfly.reminder;

/// How much a reminder matters; in the order in which a backlog is served.
public enum Priority {
    HIGH,
    NORMAL,
    LOW;

    /// From PRIORITY of RFC 5545 §3.8.1.9: 1 to 4 is high, 5 and undefined normal, 6 to 9 low.
    public static Priority ofCalendar(int priority) {
        if (priority >= 1 && priority <= 4) {
            return HIGH;
        }
        return priority >= 6 && priority <= 9 ? LOW : NORMAL;
    }
}
