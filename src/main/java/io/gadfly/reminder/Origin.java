package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a reminder came from, and what is needed to tell whether a calendar brings something newer.
public sealed interface Origin {
    record Local() implements Origin {}

    /// @param source the file's name or the subscription's address
    /// @param sequence SEQUENCE (RFC 5545 §3.8.7.4)
    /// @param lastModified LAST-MODIFIED, if any
    /// @param rawText the component's unfolded lines, as they came, each ended by a line feed, so that an export
    /// gives back what Gadfly has no word for
    /// @param subscribed whether the source is read only
    /// @param instances what came of instances that are told apart from it, one for each of them
    record Calendar(
            String source,
            int sequence,
            Optional<Instant> lastModified,
            String rawText,
            boolean subscribed,
            List<Instance> instances)
            implements Origin {
        public Calendar {
            instances = List.copyOf(instances);
        }

        public Calendar(
                String source, int sequence, Optional<Instant> lastModified, String rawText, boolean subscribed) {
            this(source, sequence, lastModified, rawText, subscribed, List.of());
        }

        /// Whether it is a VTODO, which stays to be done when its time is past.
        public boolean isToDo() {
            return rawText.regionMatches(true, 0, "BEGIN:VTODO", 0, "BEGIN:VTODO".length());
        }

        /// Whether both come from one subscription, or neither from any: only then the one has a say in the other.
        public boolean sharesOwner(Calendar other) {
            return subscribed == other.subscribed && (!subscribed || source.equals(other.source));
        }

        /// What came of the instance of that name.
        public Optional<Instance> instance(CalendarTime recurrenceId) {
            return instances.stream()
                    .filter(instance -> instance.recurrenceId().equals(recurrenceId))
                    .findFirst();
        }

        /// With the latest word on an instance.
        public Calendar withInstance(Instance latest) {
            var all = others(latest.recurrenceId());
            all.add(latest);
            return with(all);
        }

        public Calendar withoutInstance(CalendarTime recurrenceId) {
            return with(others(recurrenceId));
        }

        private List<Instance> others(CalendarTime recurrenceId) {
            var others = new ArrayList<>(instances);
            others.removeIf(instance -> instance.recurrenceId().equals(recurrenceId));
            return others;
        }

        private Calendar with(List<Instance> others) {
            return new Calendar(source, sequence, lastModified, rawText, subscribed, others);
        }

        /// Whether this is an older word than one of that SEQUENCE and LAST-MODIFIED.
        public boolean isOlderThan(int storedSequence, Optional<Instant> storedModified) {
            if (sequence != storedSequence) {
                return sequence < storedSequence;
            }
            return lastModified.isPresent()
                    && storedModified.filter(lastModified.get()::isBefore).isPresent();
        }
    }

    /// What came of one instance of a series (RECURRENCE-ID).
    ///
    /// @param cancelled whether the calendar said that it does not take place
    /// @param rawText as that of its series
    record Instance(
            CalendarTime recurrenceId,
            boolean cancelled,
            int sequence,
            Optional<Instant> lastModified,
            String rawText) {}
}
