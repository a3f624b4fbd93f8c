package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Zone;
import java.util.Comparator;
import java.util.Optional;
import java.util.StringJoiner;

/// The identity of a fire: which alarm of which occurrence of which reminder. The same however often the fire is
/// retried or the program restarted, so that nothing is lost and nothing counts twice.
///
/// @param recurrenceId the occurrence's original wall time as RFC 5545 text, with its zone's id in brackets
/// where it has one; `-` where the alarm belongs to no occurrence
/// @param alarm the trigger as text, so that an alarm that an edit moved is another one
public record Fence(ReminderId reminder, String recurrenceId, String alarm) implements Comparable<Fence> {
    private static final String FREE = "-";

    private static final Comparator<Fence> ORDER = Comparator.comparing(Fence::reminder)
            .thenComparing(Fence::recurrenceId)
            .thenComparing(Fence::alarm);

    /// The fence of an alarm that belongs to an occurrence. Where an override moved the occurrence, the new
    /// start is part of it, and of an alarm at the end the span: a time that was changed rings again. What only
    /// the viewer changes, a zone or the morning's hour, is not: the same alarm, seen from elsewhere.
    public static Fence of(ReminderId reminder, Occurrence occurrence, Trigger.Relative trigger) {
        var original = FenceText.of(occurrence.recurrenceId());
        var start = occurrence.start().equals(occurrence.recurrenceId()) ? original : FenceText.of(occurrence.start());
        var place = new StringJoiner("/");
        if (!start.equals(original)) {
            place.add(start);
        }
        if (trigger.edge() == Trigger.Edge.END) {
            place.add(occurrence.span().text());
        }
        var alarm = FenceText.of(trigger);
        return new Fence(reminder, original, place.length() == 0 ? alarm : alarm + "@" + place);
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

    /// Whether it was written before the span was part of the fence of an alarm at the end, and may be that one.
    boolean isOlderFormOf(Fence other) {
        return sharesOccurrence(other)
                && alarm.startsWith(Trigger.Edge.END.name())
                && other.alarm.startsWith(alarm + "@");
    }

    /// Whether it is of the occurrence with that name.
    public boolean isAt(CalendarTime occurrence) {
        return recurrenceId.equals(nameOf(occurrence));
    }

    /// Whether it is of the occurrence with that name, or of a later one of the same series.
    public boolean isFrom(CalendarTime occurrence) {
        return recurrenceId.compareTo(nameOf(occurrence)) >= 0;
    }

    /// The name of its occurrence in a series that starts at `start`; nothing where it belongs to none.
    public Optional<CalendarTime> occurrence(CalendarTime start) {
        var zone = start instanceof CalendarTime.Zoned(var _, var own) ? Optional.of(own) : Optional.<Zone>empty();
        var local = recurrenceId.replaceFirst("\\[.*", "");
        return CalendarTime.parse(local, zone).toOptional().filter(this::isAt);
    }

    /// The `recurrenceId` of all fences of that occurrence.
    public static String nameOf(CalendarTime occurrence) {
        return FenceText.of(occurrence);
    }

    boolean isOfNoOccurrence() {
        return recurrenceId.equals(FREE);
    }

    /// Whether both are alarms of one occurrence.
    public boolean sharesOccurrence(Fence other) {
        return reminder.equals(other.reminder) && recurrenceId.equals(other.recurrenceId) && !isOfNoOccurrence();
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
