package io.gadfly.kernel;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A job's place in a pool, from the submission to the end of its worker; equal only to itself.
public final class Ticket extends Relation {
    enum State {
        WAITING,
        RUNNING,
        OVER
    }

    private final Pool pool;
    private final Job job;

    // All below is guarded by the pool.
    State state = State.WAITING;

    @Nullable
    LiveProcess<?> worker;
    /// What a worker that gave its slot up is told when it has one again.
    @Nullable
    Object onTurn;

    @Nullable
    CompletableFuture<Boolean> awaited;

    long since;
    Backlog.@Nullable Line line;

    @Nullable
    Ticket before;

    @Nullable
    Ticket after;

    Ticket(Pool pool, Job job) {
        this.pool = pool;
        this.job = job;
    }

    public Job job() {
        return job;
    }

    @Override
    void ended(LiveProcess<?> process, ExitReason reason) {
        pool.ended(this, process, reason);
    }
}
