package io.gadfly.reminder;

import java.time.Duration;

/// What happens to fires that fell due while nobody was there to fire them: no power, asleep, a clock that jumped.
public sealed interface MisfirePolicy {
    MisfirePolicy DEFAULT = new TellOnce();

    /// The latest one rings and says how many were missed.
    record TellOnce() implements MisfirePolicy {}

    record TellEach() implements MisfirePolicy {}

    record SkipToNext() implements MisfirePolicy {}

    record DropIfLate(Duration by) implements MisfirePolicy {}
}
