package io.gadfly.kernel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// So many workers at once and no more; who finds no slot waits in a bounded backlog. Its three ways in are those
/// of *ppool* in *Learn You Some Erlang* (`run`, `sync_queue`, `async_queue`); that a caller who gave up is
/// forgotten, and that a caller who died gives its worker back, are poolboy's.
///
/// This is the door. The book behind it is kept under a lock, so admission is decided at once, in the caller's
/// thread; the processes are a branch of the tree ([#childSpec]): a supervisor for the workers, and a server
/// that starts who waits. A slot is free again when its worker has ended, whatever the reason, once. When the
/// branch is started again the backlog is still there.
public final class Pool {
    /// How many who come later begin before somebody who waits, at most: those who never had a slot before one
    /// who gave it up, the more urgent before the less urgent. Promotion by hand is not counted.
    public static final int PASSES = 4;

    private final ProcessSystem system;
    private final String name;
    private final Slots slots;
    private final Crew crew;

    /// @param limit how many may run at once; may be zero
    /// @param queueBound how many may wait
    public Pool(ProcessSystem system, String name, int limit, int queueBound) {
        this(system, name, limit, queueBound, Standing.NEW);
    }

    /// @param standing of the pool as which this one goes on
    public Pool(ProcessSystem system, String name, int limit, int queueBound, Standing standing) {
        this.system = system;
        this.name = name;
        this.slots = new Slots(limit, queueBound, standing);
        this.crew = new Crew(system, name, slots);
    }

    public String name() {
        return name;
    }

    /// The branch of the tree that does the work.
    public ChildSpec childSpec() {
        return ChildSpec.supervisor(
                name,
                SupervisorSpec.of(Strategy.ONE_FOR_ALL)
                        .withIntensity(3, Duration.ofSeconds(5))
                        .withChild(ChildSpec.dynamicSupervisor("workers", crew::newSupervisor))
                        .withChild(ChildSpec.of("server", () -> new PoolServer(crew))));
    }

    // Ways in

    /// Starts at once, or not at all.
    public Submission run(Job job) {
        var ticket = new Ticket(crew, job);
        if (!tie(ticket)) {
            return slots.refuse(ticket, Submission.Refusal.GAVE_UP);
        }
        return slots.take(ticket).orElseGet(() -> start(ticket));
    }

    private Submission start(Ticket ticket) {
        return switch (crew.start(ticket)) {
            case STARTED -> began(ticket);
            case FAILED -> new Submission.Refused(Submission.Refusal.START_FAILED);
            case CLOSED -> {
                slots.release(ticket, false);
                yield slots.refuse(ticket, Submission.Refusal.NO_SLOT);
            }
        };
    }

    /// Starts as soon as there is a slot.
    public Submission submit(Job job) {
        return submit(new Ticket(crew, job));
    }

    /// As `submit`, in a drain too: for who was in before its branch, or the program, was started anew.
    public Submission readmit(Job job) {
        return enter(new Ticket(crew, job), slots::readmit);
    }

    /// As `readmit`, for who had a slot then: where one is free it takes it again, in a pause too.
    public Submission restore(Job job) {
        return enter(new Ticket(crew, job), slots::restore);
    }

    /// Waits until it has started. A caller whose patience is over, who is interrupted or who is killed is
    /// forgotten, and so is the job.
    public Submission submitAndWait(Job job, Duration patience) {
        var ticket = new Ticket(crew, job);
        var begun = new CompletableFuture<JobEvent>();
        ticket.awaited = begun;
        if (submit(ticket) instanceof Submission.Refused refusal) {
            return refusal;
        }
        try {
            system.world().await(begun, patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        boolean isTold = begun.isDone() && !begun.isCompletedExceptionally();
        if (isTold && begun.join() instanceof JobEvent.Cancelled) {
            return new Submission.Refused(Submission.Refusal.CANCELLED);
        }
        return !isTold && cancel(ticket) ? new Submission.Refused(Submission.Refusal.GAVE_UP) : began(ticket);
    }

    private Submission submit(Ticket ticket) {
        return enter(ticket, slots::queue);
    }

    private Submission enter(Ticket ticket, Entry entry) {
        if (!tie(ticket)) {
            return slots.refuse(ticket, Submission.Refusal.GAVE_UP);
        }
        var submission = entry.into(ticket, system.clock().millis());
        crew.askToFill();
        return submission;
    }

    /// A way into the backlog.
    private interface Entry {
        Submission into(Ticket ticket, long now);
    }

    private Submission began(Ticket ticket) {
        var worker = slots.workerOf(ticket);
        return worker == null
                ? new Submission.Refused(Submission.Refusal.START_FAILED)
                : new Submission.Started(ticket, worker);
    }

    /// Where the job belongs to a process, it goes with it; answers false where that one has gone already.
    private boolean tie(Ticket ticket) {
        var caller = ticket.job().caller();
        return caller == null
                || system.live(caller)
                        .filter(process -> process.tryRelate(new CallerTie(this, ticket)))
                        .isPresent();
    }

    // Ways to steer

    /// Who runs beyond a smaller limit goes on; nobody new starts until there is room.
    public void limit(int limit) {
        slots.limit(limit);
        crew.askToFill();
    }

    /// Who runs goes on, who is restored too; nobody else starts.
    public void pause() {
        mode(PoolInfo.Mode.PAUSED);
    }

    /// Ends a pause or a drain.
    public void resume() {
        mode(PoolInfo.Mode.RUNNING);
    }

    /// Takes nothing new; who waits still gets a turn.
    public void drain() {
        mode(PoolInfo.Mode.DRAINING);
    }

    private void mode(PoolInfo.Mode mode) {
        slots.mode(mode);
        crew.askToFill();
    }

    /// Takes a job from the backlog; answers false where it does not wait here. A worker that gave up its slot is
    /// ended.
    public boolean cancel(Ticket ticket) {
        if (!ticket.isOf(crew)) {
            return false;
        }
        return switch (slots.withdraw(ticket)) {
            case NOT_WAITING -> false;
            case BEING_STARTED -> true;
            case TAKEN_OUT -> {
                ticket.tell(new JobEvent.Cancelled(ticket.job()));
                yield true;
            }
            case HAS_WORKER -> {
                dismissWorker(ticket);
                yield true;
            }
        };
    }

    private void dismissWorker(Ticket ticket) {
        var worker = slots.workerOf(ticket);
        if (worker != null) {
            crew.dismiss(worker);
        }
    }

    /// Puts a job before all others; answers false where it does not wait here.
    public boolean promote(Ticket ticket) {
        return ticket.isOf(crew) && slots.promote(ticket);
    }

    /// A worker's turn is over: where others wait, its slot goes to them, it goes to the back, and it is told
    /// `onTurn` when it has a slot again. Answers false where it keeps the slot, because nobody waits, and
    /// where it never had one of this pool; a second time before its turn changes nothing.
    public <M> boolean yieldSlot(ProcessRef<M> worker, M onTurn) {
        var ticket = system.live(worker)
                .flatMap(process -> process.findRelation(Ticket.class))
                .filter(each -> each.isOf(crew))
                .orElse(null);
        boolean yielded =
                ticket != null && slots.giveUp(ticket, onTurn, system.clock().millis());
        crew.askToFill();
        return yielded;
    }

    /// Nobody wants it any more: it does not start, or its worker is ended.
    void abandon(Ticket ticket) {
        if (!cancel(ticket)) {
            dismissWorker(ticket);
        }
    }

    // Views

    public PoolInfo info() {
        return slots.info(name);
    }

    /// As which another pool can go on.
    public Standing standing() {
        return slots.standing();
    }

    /// Who waits, the next first.
    public List<WaitingJob> waiting() {
        return slots.waiting();
    }
}
