package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where a reminder came from, and what is needed to tell whether a calendar brings something newer.
public sealed interface Origin {
    record Local() implements Origin {}

    /// @param source the file's name or the subscription's address
    /// @param sequence SEQUENCE (RFC 5545 §3.8.7.4)
    /// @param lastModified LAST-MODIFIED, if any
    /// @param rawText the component's unfolded lines, as they came, each ended by a line feed, so that an export
    /// gives back what Gadfly has no word for; empty where only instances came and their series never did
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

        /// Whether it came as a VTODO, which stays to be done when its time is past.
        public boolean isToDo() {
            return ComponentText.isToDo(isOrphan() ? instances.getFirst().rawText() : rawText);
        }

        /// Whether both come from one subscription, or neither from any: only then the one has a say in the other.
        public boolean sharesOwner(Calendar other) {
            return subscribed == other.subscribed && (!subscribed || source.equals(other.source));
        }

        /// Instances whose series never came, such as an invitation to one of its meetings: they stand for
        /// themselves until it comes.
        public static Calendar ofOrphan(Calendar origin, Instance orphan) {
            return new Calendar(
                    origin.source, origin.sequence, origin.lastModified, "", origin.subscribed, List.of(orphan));
        }

        public boolean isOrphan() {
            return rawText.isEmpty() && !instances.isEmpty();
        }

        /// With the latest word on an instance.
        public Calendar withInstance(Instance latest) {
            var all = new ArrayList<>(instances);
            all.removeIf(instance -> instance.recurrenceId().equals(latest.recurrenceId()));
            all.add(latest);
            return withInstances(all);
        }

        /// With these instead of those that there are.
        public Calendar withInstances(Collection<Instance> others) {
            return new Calendar(source, sequence, lastModified, rawText, subscribed, List.copyOf(others));
        }

        public boolean saysTheSameAs(Calendar other) {
            return ComponentText.isSame(rawText, other.rawText);
        }

        /// Whether this is an older word than that.
        public boolean isOlderThan(Calendar known) {
            return revision().isOlderThan(known.revision());
        }

        public boolean isNewerThan(Calendar known) {
            return revision().isNewerThan(known.revision());
        }

        /// Whether both came under one number and time of revision.
        public boolean sharesRevision(Calendar other) {
            return revision().isThatOf(other.revision());
        }

        public boolean isOlderThan(Instance known) {
            return revision().isOlderThan(known.revision());
        }

        public boolean isNewerThan(Instance known) {
            return revision().isNewerThan(known.revision());
        }

        private Revision revision() {
            return new Revision(sequence, lastModified, rawText);
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
            String rawText) {
        /// Whether it was cancelled with all that follow.
        public boolean endsSeries() {
            return cancelled && ComponentText.isFromHereOn(rawText);
        }

        /// Whether both came under one number and time of revision.
        public boolean sharesRevision(Instance other) {
            return revision().isThatOf(other.revision());
        }

        public boolean saysTheSameAs(Instance other) {
            return ComponentText.isSame(rawText, other.rawText);
        }

        private Revision revision() {
            return new Revision(sequence, lastModified, rawText);
        }
    }
}
