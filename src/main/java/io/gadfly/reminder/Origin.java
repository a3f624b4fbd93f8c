package io.gadfly.reminder;

import java.time.Instant;
import java.util.Optional;

/// Where a reminder came from, and what is needed to tell whether a calendar brings something newer.
public sealed interface Origin {
    record Local() implements Origin {}

    /// @param source the file's name or the subscription's address
    /// @param sequence SEQUENCE (RFC 5545 §3.8.7.4)
    /// @param lastModified LAST-MODIFIED, if any
    /// @param rawText the component's unfolded lines, as they came, each ended by a line feed, so that an export
    /// gives back what Gadfly has no word for; behind a master's come those of its instances
    /// @param subscribed whether the source is read only
    record Calendar(String source, int sequence, Optional<Instant> lastModified, String rawText, boolean subscribed)
            implements Origin {
        /// With the raw text of an instance behind its own.
        public Calendar withInstance(String instanceText) {
            return new Calendar(source, sequence, lastModified, rawText + instanceText, subscribed);
        }
    }
}
