package io.gadfly.kernel;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A job's place in a pool, from the submission to the end of its worker; equal only to itself.
public final class Ticket extends Relation {
    enum State {
        /// In nobody's book yet.
        NEW,
        WAITING,
        /// It has a slot and no worker yet.
        STARTING,
        RUNNING,
        /// Nobody wants it any more, while it was just being started.
        ABANDONED,
        OVER
    }

    private final Crew crew;
    private final Job job;

    // All below is guarded by the slots.
    volatile State state = State.NEW;

    @Nullable
    LiveProcess<?> worker;
    /// What a worker that gave its slot up is told when it has one again.
    @Nullable
    Object onTurn;

    /// Somebody waits for the start.
    @Nullable
    CompletableFuture<JobEvent> awaited;

    /// It has a slot as good as in hand, in a pause too.
    boolean returns;

    long since;
    Backlog.@Nullable Line line;

    @Nullable
    Ticket before;

    @Nullable
    Ticket after;

    Ticket(Crew crew, Job job) {
        this.crew = crew;
        this.job = job;
    }

    public Job job() {
        return job;
    }

    boolean isOf(Crew crew) {
        return this.crew == crew;
    }

    /// Tells a worker that has given up its slot that it has one again; answers false where there is no worker.
    boolean goOn() {
        var waiting = worker;
        var message = onTurn;
        if (waiting == null || message == null) {
            return false;
        }
        onTurn = null;
        state = State.RUNNING;
        waiting.post(message);
        return true;
    }

    void tell(JobEvent event) {
        var waiting = awaited;
        if (waiting != null) {
            waiting.complete(event);
        }
        try {
            job.requester().accept(event);
        } catch (Throwable fault) {
            Faults.listenerFailed(job.requester(), fault);
        }
    }

    @Override
    void release(LiveProcess<?> process, ExitReason reason) {
        crew.release(this, reason);
    }

    @Override
    void tell(LiveProcess<?> process, ExitReason reason) {
        tell(new JobEvent.Ended(job, process.pid(), reason));
    }
}
