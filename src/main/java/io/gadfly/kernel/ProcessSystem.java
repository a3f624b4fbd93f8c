package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All processes of one program, and the world that they live in: virtual threads and real time, or a [Simulation].
public final class ProcessSystem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessSystem.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final World world;
    private final ProcessTable table = new ProcessTable();
    private final Registry registry = new Registry();
    private final AtomicLong lastId = new AtomicLong();
    private final Reports reports = new Reports();
    private volatile Duration stuckAfter = Duration.ofSeconds(10);
    private final Tracers tracers = new Tracers();
    private volatile boolean closed;

    ProcessSystem(World world) {
        this.world = world;
    }

    /// Handlers may block: whoever waits for mail costs no thread, whoever works has a virtual one.
    /// Delays are measured by the machine's monotonic clock, which stands still while the machine sleeps.
    ///
    /// @param clock what the processes see as the time of day
    public static ProcessSystem onVirtualThreads(InstantSource clock) {
        return new ProcessSystem(new VirtualThreadWorld(clock));
    }

    /// Starts a process outside any supervisor, without waiting for its `init`. In a system that has been closed it has
    /// ended before it begins.
    public <M> ProcessRef<M> spawn(GenServer<M> behaviour) {
        var process = create(behaviour);
        launch(process);
        return process;
    }

    /// As `spawn`, under a name that is taken before the process does anything.
    ///
    /// @throws IllegalStateException where another process carries it
    public <M> ProcessRef<M> spawn(Name<? super M> name, GenServer<M> behaviour) {
        var process = create(behaviour, root(name.text()));
        try {
            registry.register(name, process);
        } catch (IllegalStateException e) {
            process.kill();
            throw e;
        }
        launch(process);
        return process;
    }

    /// Starts a supervisor at the root and waits until all its children have started, for a minute.
    ///
    /// @throws StartFailedException where one of them did not
    /// @throws CallFailedException where one of them takes longer: then none of them is left
    public SupervisorRef supervise(String id, SupervisorSpec spec) {
        var process = create(new Supervisor(spec), root(ChildSpec.supervisor(id, spec)));
        launch(process);
        try {
            process.<List<ChildInfo>>call(SupervisorRequest.WaitForStart::new, PATIENCE);
        } catch (CallFailedException e) {
            var reason = process.endReason();
            process.kill();
            throw reason == null ? e : new StartFailedException(id, reason);
        }
        return new SupervisorRef(process);
    }

    public Registry registry() {
        return registry;
    }

    public InstantSource clock() {
        return world.clock();
    }

    /// For work that is not a process: each task on a thread of its own, or at its turn in a simulation.
    public Executor executor() {
        return world.executor();
    }

    /// Runs a task on the executor after `delay`, unless it is cancelled before.
    public Timer after(Duration delay, Runnable task) {
        var entry = new TimerEntry(world.deadline(delay), world, task);
        world.timers().add(entry);
        return entry;
    }

    /// How many processes live.
    public int size() {
        return table.size();
    }

    public int pendingTimers() {
        return world.timers().pending();
    }

    public Optional<ProcessRef<?>> find(Pid pid) {
        return table.find(pid).map(process -> process);
    }

    /// Ends a process at once; answers false where there is none.
    public boolean kill(Pid pid) {
        var process = table.find(pid);
        process.ifPresent(LiveProcess::kill);
        return process.isPresent();
    }

    /// Who lives, and how they are.
    public ProcessTree tree() {
        return new Photographer(this, stuckAfter).photograph();
    }

    /// After how long in one message a process is shown as stuck.
    public void stuckAfter(Duration duration) {
        stuckAfter = duration;
    }

    /// What supervisors reported, the oldest first; only the latest are kept.
    public List<SupervisorReport> reports() {
        return reports.latest();
    }

    /// Tells `tracer` of everything that any process does, on the thread where it happens.
    public Tracing trace(Consumer<TraceEvent> tracer) {
        return tracers.add(_ -> true, tracer);
    }

    /// Tells `tracer` of everything that one process does.
    public Tracing trace(Pid pid, Consumer<TraceEvent> tracer) {
        return tracers.add(process -> process.id == pid.value(), tracer);
    }

    /// Stops all that stands at the root, the youngest first, and then the world. Each has ten seconds, whatever its
    /// children ask for; who does not stop in time is killed. Nobody starts any more.
    @Override
    public void close() {
        for (var process : table.all().reversed()) {
            if (process.parent() == null) {
                stopAndWait(process);
            }
        }
        closed = true;
        table.all().reversed().forEach(LiveProcess::kill);
        world.close();
    }

    private void stopAndWait(LiveProcess<?> process) {
        var ended = new CompletableFuture<ExitReason>();
        process.onEnd(ended::complete);
        process.exit(ExitReason.SHUTDOWN);
        try {
            world.await(ended, Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.kill();
    }

    // For the kernel

    /// One that nobody supervises.
    <M> LiveProcess<M> create(GenServer<M> behaviour) {
        return create(behaviour, root(nameOf(behaviour)));
    }

    /// Where its supervisor was killed in the middle of starting it, or all is over, it has ended already: nobody would
    /// look after it.
    <M> LiveProcess<M> create(GenServer<M> behaviour, Place place) {
        var process = new LiveProcess<>(lastId.incrementAndGet(), behaviour, place);
        table.add(process);
        var parent = place.parent();
        if (closed || parent != null && !parent.isAlive()) {
            process.kill();
        }
        return process;
    }

    /// The spec does not hold the behaviour: nobody starts it again.
    private Place root(String id) {
        return root(ChildSpec.of(id, ProcessSystem::startedByHand));
    }

    private static GenServer<?> startedByHand() {
        throw new IllegalStateException("a process without a supervisor is not started again");
    }

    private Place root(ChildSpec spec) {
        return new Place(this, spec, null);
    }

    static String nameOf(GenServer<?> behaviour) {
        var name = behaviour.getClass().getSimpleName();
        return name.isEmpty() || behaviour.getClass().isHidden() ? "process" : name;
    }

    void launch(LiveProcess<?> process) {
        if (!process.isAlive()) {
            return;
        }
        trace(TraceEvent.Kind.START, process, process.spec().restart());
        world.schedule(process);
    }

    World world() {
        return world;
    }

    ProcessTable table() {
        return table;
    }

    Optional<LiveProcess<?>> live(ProcessRef<?> ref) {
        return switch (ref) {
            case LiveProcess<?> process -> Optional.of(process);
            case NamedRef<?> named -> named.carrier().map(process -> process);
            default -> throw new IllegalArgumentException("not a process of this kernel: " + ref);
        };
    }

    /// A crash outside any supervisor is logged here, since nobody else would.
    void ended(LiveProcess<?> process, ExitReason reason) {
        if (process.parent() == null && reason instanceof ExitReason.Crash(var cause)) {
            LOG.error("{} crashed", process, cause);
        }
    }

    void trace(TraceEvent.Kind kind, LiveProcess<?> process, Object what) {
        tracers.tell(clock(), process, kind, what);
    }

    void report(
            LiveProcess<?> supervisor,
            String child,
            SupervisorReport.Event event,
            ExitReason reason,
            RestartWindow window) {
        int restarts = window.count(world.nanoTime());
        reports.add(new SupervisorReport(
                clock().instant(), supervisor.toString(), child, event, reason, restarts, window.intensity()));
    }
}
