package io.gadfly.kernel;

import java.time.Instant;

/// A job in the backlog of a pool.
///
/// @param position from 1
/// @param since when it came to the backlog, this time
/// @param begun whether it had a slot before and gave it up for others
public record WaitingJob(Ticket ticket, Object key, int priority, int position, Instant since, boolean begun) {}
