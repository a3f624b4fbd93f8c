package io.gadfly.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The book of a pool: who has a slot, who waits for one, and how many there have been. All of it under one
/// lock, so admission is decided at once, in whatever thread asks.
final class Slots {
    private final int queueBound;
    private final Backlog backlog;
    private PoolInfo.Mode mode = PoolInfo.Mode.RUNNING;
    private boolean open;
    private boolean fillAsked;
    private int limit;
    private int running;
    private long started;
    private long finished;
    private long crashed;
    private long refused;

    Slots(int limit, int queueBound) {
        this(limit, queueBound, Standing.NEW);
    }

    Slots(int limit, int queueBound, Standing standing) {
        this.backlog = new Backlog(standing);
        this.queueBound = queueBound;
        this.limit = requireNotNegative(limit);
        requireNotNegative(queueBound);
    }

    // Ways in

    /// A slot for a ticket that does not wait, or why there is none.
    synchronized Optional<Submission> take(Ticket ticket) {
        var refusal = refusalOf(ticket, free() <= backlog.size() ? Submission.Refusal.NO_SLOT : null);
        if (refusal != null) {
            return Optional.of(refuse(ticket, refusal));
        }
        hold(ticket);
        return Optional.empty();
    }

    synchronized Submission queue(Ticket ticket, long now) {
        return queue(ticket, now, refusalOf(ticket, wantOfQueue()));
    }

    /// It was in before: in a drain it is nothing new.
    synchronized Submission readmit(Ticket ticket, long now) {
        return queue(ticket, now, refusalWhateverTheMode(ticket, wantOfQueue()));
    }

    /// It had a slot before; where there is one, nobody is to have it first.
    synchronized Submission restore(Ticket ticket, long now) {
        ticket.returns = backlog.returning() < limit - running;
        return queue(ticket, now, refusalWhateverTheMode(ticket, ticket.returns ? null : wantOfQueue()));
    }

    private Submission.@Nullable Refusal wantOfQueue() {
        int leaving = Math.max(free(), backlog.returning());
        return backlog.size() >= queueBound + leaving ? Submission.Refusal.QUEUE_FULL : null;
    }

    private Submission queue(Ticket ticket, long now, Submission.@Nullable Refusal refusal) {
        if (refusal != null) {
            return refuse(ticket, refusal);
        }
        ticket.state = Ticket.State.WAITING;
        ticket.since = now;
        return new Submission.Queued(ticket, backlog.add(ticket, free()));
    }

    synchronized Submission.Refused refuse(Ticket ticket, Submission.Refusal refusal) {
        ticket.state = Ticket.State.OVER;
        refused++;
        return new Submission.Refused(refusal);
    }

    private Submission.@Nullable Refusal refusalOf(Ticket ticket, Submission.@Nullable Refusal wantOfRoom) {
        var isDraining = mode == PoolInfo.Mode.DRAINING;
        return refusalWhateverTheMode(ticket, isDraining ? Submission.Refusal.DRAINING : wantOfRoom);
    }

    private static Submission.@Nullable Refusal refusalWhateverTheMode(
            Ticket ticket, Submission.@Nullable Refusal otherwise) {
        return ticket.state == Ticket.State.OVER ? Submission.Refusal.GAVE_UP : otherwise;
    }

    // From the slot to the worker and back

    /// Whether somebody has to be asked to fill; true once, until [#fill].
    synchronized boolean wantsFilling() {
        if (fillAsked || !mayStart()) {
            return false;
        }
        fillAsked = true;
        return true;
    }

    /// Whether somebody waits and may have a slot; in a pause only who had one before.
    private boolean mayStart() {
        var waiting = mode == PoolInfo.Mode.PAUSED ? backlog.returning() : backlog.size();
        return open && running < limit && waiting > 0;
    }

    /// Gives the free slots to those that wait. Who has a worker already is told that it is its turn; answers with
    /// those that need one.
    synchronized List<Ticket> fill() {
        fillAsked = false;
        var needing = new ArrayList<Ticket>();
        while (mayStart()) {
            var ticket = backlog.poll();
            hold(ticket);
            if (!ticket.goOn()) {
                needing.add(ticket);
            }
        }
        return needing;
    }

    /// Its worker is there. Answers false where nobody wants it any more.
    synchronized boolean begin(Ticket ticket, LiveProcess<?> worker) {
        if (ticket.state != Ticket.State.STARTING) {
            return false;
        }
        ticket.state = Ticket.State.RUNNING;
        ticket.returns = false;
        ticket.worker = worker;
        started++;
        return true;
    }

    /// Nobody can be started just now: to the front of the backlog. Answers false where nobody wants it any more.
    synchronized boolean putBack(Ticket ticket) {
        running--;
        if (ticket.state != Ticket.State.STARTING) {
            ticket.state = Ticket.State.OVER;
            return false;
        }
        ticket.state = Ticket.State.WAITING;
        backlog.promote(ticket);
        return true;
    }

    /// The slot is free again, once. Only who had a worker has finished.
    synchronized void release(Ticket ticket, boolean abnormal) {
        switch (ticket.state) {
            case STARTING, RUNNING, ABANDONED -> running--;
            case WAITING -> backlog.remove(ticket);
            case NEW, OVER -> {
                return;
            }
        }
        ticket.state = Ticket.State.OVER;
        if (ticket.worker != null) {
            finished++;
            crashed += abnormal ? 1 : 0;
        }
    }

    // Ways to steer

    /// How a ticket was found that nobody wants any more.
    enum Withdrawal {
        NOT_WAITING,
        TAKEN_OUT,
        /// Who starts it will drop it, and say so.
        BEING_STARTED,
        /// It waited with a worker, which is still there.
        HAS_WORKER
    }

    synchronized Withdrawal withdraw(Ticket ticket) {
        return switch (ticket.state) {
            case NEW -> {
                ticket.state = Ticket.State.OVER;
                yield Withdrawal.NOT_WAITING;
            }
            case WAITING -> takeOut(ticket);
            case STARTING -> {
                ticket.state = Ticket.State.ABANDONED;
                yield Withdrawal.BEING_STARTED;
            }
            case RUNNING, ABANDONED, OVER -> Withdrawal.NOT_WAITING;
        };
    }

    private Withdrawal takeOut(Ticket ticket) {
        if (ticket.line == null) {
            return Withdrawal.NOT_WAITING;
        }
        backlog.remove(ticket);
        if (ticket.worker != null) {
            return Withdrawal.HAS_WORKER;
        }
        ticket.state = Ticket.State.OVER;
        return Withdrawal.TAKEN_OUT;
    }

    synchronized boolean promote(Ticket ticket) {
        boolean waits = ticket.state == Ticket.State.WAITING && ticket.line != null;
        if (waits) {
            backlog.promote(ticket);
        }
        return waits;
    }

    /// Answers false where it keeps its slot, because nobody waits for it.
    synchronized boolean giveUp(Ticket ticket, Object onTurn, long now) {
        if (ticket.state != Ticket.State.RUNNING) {
            return ticket.state == Ticket.State.WAITING;
        }
        boolean wanted = mode != PoolInfo.Mode.PAUSED && !backlog.isEmpty() || running > limit;
        if (wanted) {
            ticket.state = Ticket.State.WAITING;
            ticket.onTurn = onTurn;
            ticket.since = now;
            running--;
            backlog.addToEnd(ticket);
        }
        return wanted;
    }

    synchronized void limit(int limit) {
        this.limit = requireNotNegative(limit);
    }

    synchronized void mode(PoolInfo.Mode mode) {
        this.mode = mode;
    }

    /// Whether there is anybody who starts those that wait.
    synchronized void open(boolean open) {
        this.open = open;
        this.fillAsked = false;
    }

    // Views

    synchronized @Nullable LiveProcess<?> workerOf(Ticket ticket) {
        return ticket.worker;
    }

    synchronized PoolInfo info(String name) {
        return new PoolInfo(
                name, mode, limit, running, backlog.size(), queueBound, started, finished, crashed, refused);
    }

    synchronized Standing standing() {
        return backlog.standing();
    }

    /// The next first.
    synchronized List<WaitingJob> waiting() {
        var waiting = new ArrayList<WaitingJob>(backlog.size());
        for (var ticket : backlog.inOrder()) {
            var job = ticket.job();
            var since = Instant.ofEpochMilli(ticket.since);
            boolean begun = ticket.worker != null;
            int position = waiting.size() + 1;
            waiting.add(new WaitingJob(ticket, job.key(), job.priority(), position, since, begun, ticket.returns));
        }
        return waiting;
    }

    private void hold(Ticket ticket) {
        ticket.state = Ticket.State.STARTING;
        running++;
    }

    private int free() {
        return open && mode != PoolInfo.Mode.PAUSED ? Math.max(0, limit - running) : 0;
    }

    private static int requireNotNegative(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("negative limit or queue bound: " + count);
        }
        return count;
    }
}
