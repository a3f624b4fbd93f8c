package io.gadfly.reminder;

import java.util.Comparator;

/// The identity of a fire: which alarm of which occurrence of which reminder. The same however often the fire is
/// retried or the program restarted, so that nothing is lost and nothing counts twice.
///
/// @param recurrenceId the occurrence's original wall time as RFC 5545 text, with its zone's id in brackets where it
/// has one
/// @param alarm the trigger as text, so that an alarm that an edit moved is another one
public record Fence(ReminderId reminder, String recurrenceId, String alarm) implements Comparable<Fence> {
    private static final Comparator<Fence> ORDER = Comparator.comparing(Fence::reminder)
            .thenComparing(Fence::recurrenceId)
            .thenComparing(Fence::alarm);

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return reminder + "/" + recurrenceId + "/" + alarm;
    }
}
