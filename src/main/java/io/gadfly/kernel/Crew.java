package io.gadfly.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The workers of a pool: makes them for those that have a slot, and tells the requesters what becomes of their jobs.
final class Crew {
    /// How a start went.
    enum Start {
        STARTED,
        FAILED,
        /// There is nobody to supervise it just now.
        CLOSED
    }

    private final ProcessSystem system;
    private final Slots slots;
    private final ChildSpec workerSpec;
    private volatile @Nullable DynamicSupervisor supervisor;
    private volatile @Nullable LiveProcess<PoolServer.Fill> server;

    Crew(ProcessSystem system, String pool, Slots slots) {
        this.system = system;
        this.slots = slots;
        this.workerSpec = new ChildSpec(
                pool + " worker",
                () -> {
                    throw new IllegalStateException("a pool makes its workers itself");
                },
                Restart.TEMPORARY,
                Shutdown.after(Duration.ofSeconds(5)),
                ChildSpec.Type.WORKER);
    }

    /// Nobody is started until the server has started, too.
    DynamicSupervisor newSupervisor() {
        slots.open(false);
        var fresh = new DynamicSupervisor();
        supervisor = fresh;
        return fresh;
    }

    void open(LiveProcess<PoolServer.Fill> server) {
        this.server = server;
        slots.open(true);
    }

    /// Has the server start who waits, where that makes sense and nobody did.
    void askToFill() {
        var filler = server;
        if (filler != null && slots.wantsFilling()) {
            filler.post(PoolServer.Fill.FILL);
        }
    }

    /// Starts who waits while there are slots. Who cannot begin goes back to the front, whatever happens.
    void fill() {
        var batch = slots.fill();
        while (!batch.isEmpty()) {
            int begun = 0;
            try {
                while (begun < batch.size() && start(batch.get(begun)) != Start.CLOSED) {
                    begun++;
                }
            } finally {
                batch.subList(begun, batch.size()).reversed().forEach(this::putBack);
            }
            if (begun < batch.size()) {
                return;
            }
            batch = slots.fill();
        }
    }

    Start start(Ticket ticket) {
        GenServer<?> behaviour;
        try {
            behaviour = ticket.job().worker().get();
        } catch (Throwable fault) {
            slots.release(ticket, true);
            ticket.tell(new JobEvent.NotStarted(ticket.job(), fault));
            askToFill();
            return Start.FAILED;
        }
        var chief = supervisor;
        var worker = chief == null ? null : chief.adopt(behaviour, workerSpec);
        return worker == null ? Start.CLOSED : begin(ticket, worker);
    }

    private Start begin(Ticket ticket, LiveProcess<?> worker) {
        if (!slots.begin(ticket, worker)) {
            worker.dismiss();
            worker.kill();
            slots.release(ticket, false);
            ticket.tell(new JobEvent.Cancelled(ticket.job()));
            askToFill();
            return Start.FAILED;
        }
        ticket.tell(new JobEvent.Started(ticket.job(), worker));
        if (worker.tryRelate(ticket)) {
            system.launch(worker);
        } else {
            release(ticket, ExitReason.KILLED);
            ticket.tell(worker, ExitReason.KILLED);
        }
        return Start.STARTED;
    }

    private void putBack(Ticket ticket) {
        if (!slots.putBack(ticket)) {
            ticket.tell(new JobEvent.Cancelled(ticket.job()));
        }
    }

    void release(Ticket ticket, ExitReason reason) {
        slots.release(ticket, reason.isAbnormal());
        askToFill();
    }

    /// Asks a worker to end, and sees to it that it does.
    void dismiss(LiveProcess<?> worker) {
        var chief = supervisor;
        if (chief != null) {
            chief.terminate(worker);
        }
    }
}
