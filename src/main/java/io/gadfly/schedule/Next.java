package io.gadfly.schedule;

/// The answer to "what comes next?". That nothing does is said only where it is proved.
public sealed interface Next {
    record At(Occurrence occurrence) implements Next {}

    /// The last instance is past: COUNT or UNTIL was reached, or there are no more dates.
    record Ended() implements Next {}

    /// The rules cannot produce any date, such as 30 February.
    record Never() implements Next {}

    /// There is no instance up to the year 9999, though the rules go on, or exclusion rules provably take all
    /// that is left.
    record BeyondRange() implements Next {}

    /// Exclusion rules take away so many in a row that the search for one that is left was broken off: there may be
    /// one.
    record BeyondCost(Refusal refusal) implements Next {}
}
