package io.gadfly.schedule;

/// The answer to "what comes next?". That nothing does is said only where it is proved.
public sealed interface Next {
    record At(Occurrence occurrence) implements Next {}

    /// The last instance is past: COUNT or UNTIL was reached, or there are no more dates.
    record Ended() implements Next {}

    /// The rules cannot produce any date, such as 30 February.
    record Never() implements Next {}

    /// There is no instance up to the year 9999, though the rules go on; or, where exclusion rules take away all that
    /// was looked at, the search for it was broken off.
    record BeyondRange() implements Next {}
}
