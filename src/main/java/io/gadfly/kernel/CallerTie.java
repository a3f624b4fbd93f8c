package io.gadfly.kernel;

/// What ties a job to the process that it is done for.
final class CallerTie extends Relation {
    private final Pool pool;
    private final Ticket ticket;

    CallerTie(Pool pool, Ticket ticket) {
        this.pool = pool;
        this.ticket = ticket;
    }

    @Override
    void tell(LiveProcess<?> process, ExitReason reason) {
        pool.abandon(ticket);
    }

    @Override
    boolean isOver() {
        return ticket.state == Ticket.State.OVER;
    }
}
