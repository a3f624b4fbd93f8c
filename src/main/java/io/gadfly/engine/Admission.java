package io.gadfly.engine;

import io.gadfly.engine.Hush.Until;
import java.time.Instant;

/// What comes of asking whether a nag may be given now.
sealed interface Admission {
    record Wait(Until until) implements Admission {}

    /// It is one of the nags of the hour, taken at that instant.
    record Nag(Instant at) implements Admission {}

    /// Nothing that is counted: no new nag would come of it.
    record Uncounted() implements Admission {}
}
