package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import java.util.Comparator;

/// The identity of a fire: which alarm of which occurrence of which reminder. The same however often the fire is
/// retried or the program restarted, so that nothing is lost and nothing counts twice.
///
/// @param recurrenceId the occurrence's original wall time as RFC 5545 text, with its zone's id in brackets where it
/// has one; `-` where the alarm belongs to no occurrence
/// @param alarm the trigger as text, so that an alarm that an edit moved is another one
public record Fence(ReminderId reminder, String recurrenceId, String alarm) implements Comparable<Fence> {
    private static final String FREE = "-";

    private static final Comparator<Fence> ORDER = Comparator.comparing(Fence::reminder)
            .thenComparing(Fence::recurrenceId)
            .thenComparing(Fence::alarm);

    /// The fence of an alarm that belongs to an occurrence. Where an override moved the occurrence, the new start is
    /// part of it: a time that was changed rings again.
    public static Fence of(ReminderId reminder, Occurrence occurrence, Trigger trigger) {
        var original = FenceText.of(occurrence.recurrenceId());
        var start = FenceText.of(occurrence.start());
        var alarm = FenceText.of(trigger);
        return new Fence(reminder, original, start.equals(original) ? alarm : alarm + "@" + start);
    }

    /// The fence of an alarm at an instant of its own.
    public static Fence of(ReminderId reminder, Trigger.Absolute trigger) {
        return new Fence(reminder, FREE, FenceText.of(trigger));
    }

    /// Whether it is of that alarm, of whatever occurrence.
    public boolean isOf(Trigger trigger) {
        var text = FenceText.of(trigger);
        return alarm.equals(text) || alarm.startsWith(text + "@");
    }

    /// Whether it is of the occurrence with that name.
    public boolean isAt(CalendarTime occurrence) {
        return recurrenceId.equals(nameOf(occurrence));
    }

    /// The `recurrenceId` of all fences of that occurrence.
    public static String nameOf(CalendarTime occurrence) {
        return FenceText.of(occurrence);
    }

    /// Whether both are alarms of one occurrence.
    public boolean sharesOccurrence(Fence other) {
        return reminder.equals(other.reminder) && recurrenceId.equals(other.recurrenceId) && !recurrenceId.equals(FREE);
    }

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return reminder + "/" + recurrenceId + "/" + alarm;
    }
}
