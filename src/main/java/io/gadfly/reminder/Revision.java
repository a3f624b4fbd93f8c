package io.gadfly.reminder;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/// Which version of a component some lines are: SEQUENCE decides, then LAST-MODIFIED, and where not both have one,
/// DTSTAMP (RFC 5546 §2.1.5). Where these do not say, neither is newer.
///
/// @param rawText the component's unfolded lines
record Revision(int sequence, Optional<Instant> lastModified, String rawText) {
    boolean isOlderThan(Revision other) {
        return compareWith(other) < 0;
    }

    boolean isNewerThan(Revision other) {
        return compareWith(other) > 0;
    }

    /// Whether both have the same number and time, whatever stands in them.
    boolean isThatOf(Revision other) {
        return sequence == other.sequence && lastModified.equals(other.lastModified);
    }

    private int compareWith(Revision other) {
        if (sequence != other.sequence) {
            return Integer.compare(sequence, other.sequence);
        }
        var areDated = lastModified.isPresent() && other.lastModified.isPresent();
        return areDated
                ? compare(other, Revision::lastModified)
                : compare(other, revision -> ComponentText.stamp(revision.rawText));
    }

    private int compare(Revision other, Function<Revision, Optional<Instant>> when) {
        return when.apply(this)
                .flatMap(mine -> when.apply(other)
                        .map(theirs -> Comparator.<Instant>naturalOrder().compare(mine, theirs)))
                .orElse(0);
    }
}
