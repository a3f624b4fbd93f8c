package io.gadfly.reminder;

import java.time.Instant;

/// One step in the life of a reminder or a fire, with its cause, for `explain`.
///
/// @param step a key of the bundle that has the words, such as `fire.claimed`
/// @param cause what made it happen, in short
public record TimelineEntry(Fence fence, Instant at, String step, String cause) {}
