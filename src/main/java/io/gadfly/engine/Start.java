package io.gadfly.engine;

import java.time.Instant;

/// When a fire that is to come has a slot of its pool, if nobody answers.
public sealed interface Start {
    /// It need not wait for one; or its pool is paused, and starts nobody.
    record AtOnce() implements Start {}

    /// At the latest.
    record By(Instant at) implements Start {}

    /// So much falls due before it that nobody looks through it.
    record Unknown() implements Start {}
}
