package io.gadfly.kernel;

import java.time.Instant;

/// A job in the backlog of a pool.
///
/// @param position from 1
/// @param since when it came to the backlog, this time
/// @param begun whether it had a slot before and gave it up for others
/// @param returns whether it had a slot before the pool was begun anew, and takes it again at once, in a pause too
public record WaitingJob(
        Ticket ticket, Object key, int priority, int position, Instant since, boolean begun, boolean returns) {}
