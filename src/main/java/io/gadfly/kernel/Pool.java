package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// So many workers at once and no more; who finds no slot waits in a bounded backlog.
///
/// This is the door, and the book that is kept under its lock: admission is decided at once, in the caller's thread.
/// The processes behind it are a branch of the tree ([#childSpec]): a supervisor for the workers, and a server that
/// starts who waits. A slot is free again when its worker has ended, whatever the reason, once. When the branch is
/// started again the backlog is still there.
public final class Pool {
    private final ProcessSystem system;
    private final String name;
    private final int queueBound;
    private final ChildSpec workerSpec;

    private final Backlog backlog = new Backlog();
    private @Nullable DynamicSupervisor workers;
    private @Nullable LiveProcess<PoolServer.Fill> server;
    private PoolInfo.Mode mode = PoolInfo.Mode.RUNNING;
    private int limit;
    private int running;
    private boolean fillAsked;
    private long started;
    private long finished;
    private long crashed;
    private long refused;

    /// @param limit how many may run at once; may be zero
    /// @param queueBound how many may wait
    public Pool(ProcessSystem system, String name, int limit, int queueBound) {
        if (limit < 0 || queueBound < 0) {
            throw new IllegalArgumentException("negative limit or queue bound: " + limit + ", " + queueBound);
        }
        this.system = system;
        this.name = name;
        this.limit = limit;
        this.queueBound = queueBound;
        this.workerSpec = new ChildSpec(
                name + " worker",
                () -> {
                    throw new IllegalStateException("a pool makes its workers itself");
                },
                Restart.TEMPORARY,
                Shutdown.after(Duration.ofSeconds(5)),
                ChildSpec.Type.WORKER);
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
                        .withChild(ChildSpec.of("workers", this::newWorkers).withShutdown(Shutdown.INFINITY))
                        .withChild(ChildSpec.of("server", () -> new PoolServer(this))));
    }

    // Ways in

    /// Starts at once, or not at all.
    public Submission run(Job job) {
        var ticket = new Ticket(this, job);
        synchronized (this) {
            if (freeSlots() <= backlog.size()) {
                return refuse(draining() ? Submission.Refusal.DRAINING : Submission.Refusal.NO_SLOT);
            }
            take(ticket);
        }
        return switch (start(ticket)) {
            case STARTED -> began(ticket);
            case FAILED -> new Submission.Refused(Submission.Refusal.START_FAILED);
            case CLOSED -> giveBack(ticket);
        };
    }

    /// Starts as soon as there is a slot.
    public Submission submit(Job job) {
        return submit(new Ticket(this, job));
    }

    /// Waits until it has started. A caller whose patience is over, or who is interrupted, is forgotten, and so is the
    /// job.
    public Submission submitAndWait(Job job, Duration patience) {
        var ticket = new Ticket(this, job);
        var begun = new CompletableFuture<Boolean>();
        ticket.awaited = begun;
        if (submit(ticket) instanceof Submission.Refused refusal) {
            return refusal;
        }
        try {
            system.world().await(begun, patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return cancel(ticket) ? new Submission.Refused(Submission.Refusal.GAVE_UP) : began(ticket);
    }

    private Submission submit(Ticket ticket) {
        int position;
        LiveProcess<PoolServer.Fill> filler;
        synchronized (this) {
            if (draining()) {
                return refuse(Submission.Refusal.DRAINING);
            }
            if (backlog.size() >= queueBound + freeSlots()) {
                return refuse(Submission.Refusal.QUEUE_FULL);
            }
            ticket.since = system.clock().millis();
            position = backlog.add(ticket);
            filler = filler();
        }
        ask(filler);
        return new Submission.Queued(ticket, position);
    }

    private synchronized Submission began(Ticket ticket) {
        var worker = ticket.worker;
        return worker == null
                ? new Submission.Refused(Submission.Refusal.START_FAILED)
                : new Submission.Started(ticket, worker);
    }

    private synchronized Submission refuse(Submission.Refusal refusal) {
        refused++;
        return new Submission.Refused(refusal);
    }

    // Ways to steer

    /// Who runs beyond a smaller limit goes on; nobody new starts until there is room.
    public void limit(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("negative limit: " + limit);
        }
        synchronized (this) {
            this.limit = limit;
        }
        askToFill();
    }

    /// Who runs goes on; nobody starts.
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
        synchronized (this) {
            this.mode = mode;
        }
        askToFill();
    }

    /// Takes a job from the backlog; answers false where it does not wait. A worker that gave up its slot is ended.
    public boolean cancel(Ticket ticket) {
        LiveProcess<?> begun;
        synchronized (this) {
            if (ticket.state != Ticket.State.WAITING) {
                return false;
            }
            backlog.remove(ticket);
            begun = ticket.worker;
            if (begun == null) {
                ticket.state = Ticket.State.OVER;
            }
        }
        if (begun == null) {
            tell(ticket, new JobEvent.Cancelled(ticket.job()));
        } else {
            begun.exitByParent(ExitReason.SHUTDOWN);
        }
        return true;
    }

    /// Puts a job before all others; answers false where it does not wait.
    public synchronized boolean promote(Ticket ticket) {
        if (ticket.state != Ticket.State.WAITING || ticket.line == null) {
            return false;
        }
        backlog.promote(ticket);
        return true;
    }

    /// A worker's turn is over: where others wait, its slot goes to them, it goes to the back, and it is told `onTurn`
    /// when it has a slot again. Answers false where nobody waits: then it keeps the slot.
    public <M> boolean yieldSlot(ProcessRef<M> worker, M onTurn) {
        var ticket = system.live(worker)
                .flatMap(process -> process.findRelation(Ticket.class))
                .orElse(null);
        if (ticket == null) {
            return false;
        }
        synchronized (this) {
            boolean wanted = mode != PoolInfo.Mode.PAUSED && !backlog.isEmpty() || running > limit;
            if (ticket.state != Ticket.State.RUNNING || !wanted) {
                return false;
            }
            ticket.state = Ticket.State.WAITING;
            ticket.onTurn = onTurn;
            ticket.since = system.clock().millis();
            running--;
            backlog.addToNextRound(ticket);
        }
        askToFill();
        return true;
    }

    // Views

    public synchronized PoolInfo info() {
        return new PoolInfo(
                name, mode, limit, running, backlog.size(), queueBound, started, finished, crashed, refused);
    }

    /// Who waits, the next first.
    public synchronized List<WaitingJob> waiting() {
        var waiting = new ArrayList<WaitingJob>(backlog.size());
        for (var ticket : backlog.inOrder()) {
            var job = ticket.job();
            waiting.add(new WaitingJob(
                    ticket,
                    job.key(),
                    job.priority(),
                    waiting.size() + 1,
                    Instant.ofEpochMilli(ticket.since),
                    ticket.worker != null));
        }
        return waiting;
    }

    // For the processes behind the door

    synchronized void open(LiveProcess<PoolServer.Fill> server) {
        this.server = server;
        this.fillAsked = false;
    }

    /// Starts who waits while there are slots.
    void fill() {
        synchronized (this) {
            fillAsked = false;
        }
        var batch = next();
        while (!batch.isEmpty() && beginAll(batch)) {
            batch = next();
        }
    }

    /// Who cannot begin goes back to the front, whatever happens.
    private boolean beginAll(List<Ticket> batch) {
        int begun = 0;
        try {
            while (begun < batch.size() && begin(batch.get(begun))) {
                begun++;
            }
        } finally {
            batch.subList(begun, batch.size()).reversed().forEach(this::putBack);
        }
        return begun == batch.size();
    }

    /// All that have a slot now.
    private synchronized List<Ticket> next() {
        var batch = new ArrayList<Ticket>();
        for (int free = freeSlots(); free > 0; free--) {
            var ticket = backlog.poll();
            if (ticket == null) {
                break;
            }
            take(ticket);
            batch.add(ticket);
        }
        return batch;
    }

    /// Answers false where nobody can be started just now.
    private boolean begin(Ticket ticket) {
        Object onTurn = ticket.onTurn;
        var worker = ticket.worker;
        if (worker != null && onTurn != null) {
            ticket.onTurn = null;
            worker.post(onTurn);
            return true;
        }
        return start(ticket) != Start.CLOSED;
    }

    private enum Start {
        STARTED,
        FAILED,
        /// There is nobody to supervise it just now.
        CLOSED
    }

    private Start start(Ticket ticket) {
        GenServer<?> behaviour;
        try {
            behaviour = ticket.job().worker().get();
        } catch (Throwable fault) {
            release(ticket, true);
            tell(ticket, new JobEvent.NotStarted(ticket.job(), fault));
            return Start.FAILED;
        }
        var process = adopt(behaviour);
        if (process == null) {
            return Start.CLOSED;
        }
        synchronized (this) {
            ticket.worker = process;
            started++;
        }
        tell(ticket, new JobEvent.Started(ticket.job(), process));
        if (process.tryRelate(ticket)) {
            system.launch(process);
        } else {
            ended(ticket, process, ExitReason.KILLED);
        }
        return Start.STARTED;
    }

    private @Nullable LiveProcess<?> adopt(GenServer<?> behaviour) {
        DynamicSupervisor supervisor;
        synchronized (this) {
            supervisor = workers;
        }
        return supervisor == null ? null : supervisor.adopt(behaviour, workerSpec);
    }

    /// To the front of the backlog; the server that opens the pool again will look there.
    private synchronized void putBack(Ticket ticket) {
        running--;
        ticket.state = Ticket.State.WAITING;
        backlog.promote(ticket);
    }

    private synchronized Submission giveBack(Ticket ticket) {
        running--;
        ticket.state = Ticket.State.OVER;
        return refuse(Submission.Refusal.NO_SLOT);
    }

    void ended(Ticket ticket, LiveProcess<?> worker, ExitReason reason) {
        release(ticket, reason.isAbnormal());
        tell(ticket, new JobEvent.Ended(ticket.job(), worker.pid(), reason));
    }

    private void release(Ticket ticket, boolean abnormal) {
        LiveProcess<PoolServer.Fill> filler;
        synchronized (this) {
            if (ticket.state == Ticket.State.RUNNING) {
                running--;
            } else {
                backlog.remove(ticket);
            }
            ticket.state = Ticket.State.OVER;
            finished++;
            crashed += abnormal ? 1 : 0;
            filler = filler();
        }
        ask(filler);
    }

    private int freeSlots() {
        boolean open = server != null && mode != PoolInfo.Mode.PAUSED;
        return open ? Math.max(0, limit - running) : 0;
    }

    private boolean draining() {
        return mode == PoolInfo.Mode.DRAINING;
    }

    private void take(Ticket ticket) {
        ticket.state = Ticket.State.RUNNING;
        running++;
    }

    /// Who has to be asked to fill, where that makes sense and nobody did.
    private @Nullable LiveProcess<PoolServer.Fill> filler() {
        if (fillAsked || backlog.isEmpty() || freeSlots() == 0) {
            return null;
        }
        fillAsked = true;
        return server;
    }

    private static void ask(@Nullable LiveProcess<PoolServer.Fill> filler) {
        if (filler != null) {
            filler.post(PoolServer.Fill.FILL);
        }
    }

    private void askToFill() {
        LiveProcess<PoolServer.Fill> filler;
        synchronized (this) {
            filler = filler();
        }
        ask(filler);
    }

    private DynamicSupervisor newWorkers() {
        var fresh = new DynamicSupervisor();
        synchronized (this) {
            server = null;
            workers = fresh;
        }
        return fresh;
    }

    private static void tell(Ticket ticket, JobEvent event) {
        var awaited = ticket.awaited;
        if (awaited != null) {
            awaited.complete(true);
        }
        try {
            ticket.job().requester().accept(event);
        } catch (RuntimeException fault) {
            Faults.listenerFailed(ticket.job().requester(), fault);
        }
    }
}
