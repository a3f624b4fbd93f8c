package io.gadfly.phrase;

/// A piece of a line that speaks of time and was not heeded, or may be meant otherwise.
///
/// @param text as it was typed
public record Doubt(Kind kind, String text) {
    public enum Kind {
        /// It looks like a time, a day, a repetition or a nag policy, and is none that can be read. It stays in
        /// the title.
        NOT_UNDERSTOOD,
        /// It is a time that is over.
        PAST,
        /// It is an hour of the night as it stands, and may be meant for the afternoon.
        AT_NIGHT
    }
}
