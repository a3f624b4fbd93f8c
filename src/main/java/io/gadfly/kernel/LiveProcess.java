package io.gadfly.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A process: an identity, a mailbox and a behaviour. While its mailbox is empty it is nothing but this object; mail
/// puts it into the hands of its world, which lends it a thread until it rests again.
final class LiveProcess<M> extends Bonded implements ProcessRef<M>, Context<M> {
    private static final byte IDLE = 0;
    private static final byte SCHEDULED = 1;
    private static final byte RUNNING = 2;
    private static final byte ENDED = 3;

    private static final byte STARTING = 0;
    private static final byte STARTED = 1;
    private static final byte STOPPING = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(LiveProcess.class, "state", byte.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final long id;
    final ChildSpec spec;
    final @Nullable LiveProcess<?> parent;
    private final ProcessSystem system;
    private final GenServer<M> behaviour;
    private volatile @Nullable Runner runner;
    private int handled;
    private volatile byte state = SCHEDULED;
    private volatile byte phase = STARTING;
    private volatile boolean trapsExits;
    private volatile boolean exitRequested;

    LiveProcess(
            ProcessSystem system, long id, GenServer<M> behaviour, ChildSpec spec, @Nullable LiveProcess<?> parent) {
        this.system = system;
        this.id = id;
        this.behaviour = behaviour;
        this.spec = spec;
        this.parent = parent;
        this.trapsExits = behaviour instanceof Branch;
    }

    // The door

    @Override
    public Pid pid() {
        return new Pid(id);
    }

    @Override
    public boolean isAlive() {
        return state != ENDED;
    }

    @Override
    public boolean cast(M message) {
        if (!Understanding.OF.get(behaviour.getClass()).isInstance(message)) {
            Faults.notUnderstood(message, this);
            return false;
        }
        return post(message, behaviour.mailboxBound());
    }

    @Override
    public <R> R call(Function<Reply<R>, ? extends M> request, Duration timeout) {
        if (Runner.runs(this)) {
            throw new CallFailedException(CallFailedException.Cause.SELF, this + " calls itself");
        }
        var call = new PendingCall<R>(this);
        send(call, request);
        try {
            system.world().await(call, timeout);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            call.fail(CallFailedException.Cause.INTERRUPTED, "was not waited for: interrupted");
        }
        call.fail(CallFailedException.Cause.TIMEOUT, "did not answer within " + timeout);
        return call.result();
    }

    @Override
    public <R> CompletableFuture<R> ask(Function<Reply<R>, ? extends M> request, Duration timeout) {
        var call = new PendingCall<R>(this);
        call.timeout(system.after(
                timeout, () -> call.fail(CallFailedException.Cause.TIMEOUT, "did not answer within " + timeout)));
        send(call, request);
        return call;
    }

    private <R> void send(PendingCall<R> call, Function<Reply<R>, ? extends M> request) {
        call.watch();
        if (!call.isDone() && !cast(request.apply(call))) {
            call.fail(CallFailedException.Cause.ENDED, "does not take the request");
        }
    }

    @Override
    public void exit(ExitReason reason) {
        if (reason instanceof ExitReason.Killed) {
            kill();
        } else if (trapsExits) {
            var sender = Runner.current();
            var from = sender == null ? null : sender.process;
            signal(new Exited(from == null ? Pid.NOBODY : from.pid(), reason));
        } else {
            requestExit(reason);
        }
    }

    boolean understands(Class<?> messages) {
        return Understanding.OF.get(behaviour.getClass()).isAssignableFrom(messages);
    }

    // Signals

    void signal(Signal signal) {
        post(signal, Integer.MAX_VALUE);
    }

    /// Beyond the bound and the check of an ordinary message.
    void post(Object message) {
        post(message, Integer.MAX_VALUE);
    }

    void linkedEnded(LiveProcess<?> other, ExitReason reason) {
        if (trapsExits) {
            signal(new Exited(other.pid(), reason));
        } else if (reason.isAbnormal() || reason instanceof ExitReason.Shutdown) {
            requestExit(reason);
        }
    }

    /// The own supervisor says so: obeyed even by those that trap exits, after the mail that came before.
    void exitByParent(ExitReason reason) {
        stopping();
        if (trapsExits && parent != null) {
            signal(new Exited(parent.pid(), reason));
        } else {
            requestExit(reason);
        }
    }

    private void requestExit(ExitReason reason) {
        if (tryRelate(new Relation.ExitRequest(reason))) {
            stopping();
            exitRequested = true;
            wake();
        }
    }

    private void stopping() {
        if (phase == STARTED) {
            phase = STOPPING;
        }
    }

    /// Ends it now, even in the middle of a message. Its thread is not interrupted, since that would close files and
    /// connections that others use; it runs out as a ghost, whose process is gone for everybody.
    void kill() {
        while (true) {
            byte seen = state;
            if (seen == ENDED) {
                return;
            }
            if (STATE.compareAndSet(this, seen, ENDED)) {
                var busy = runner;
                end(ExitReason.KILLED);
                if (busy != null) {
                    busy.giveUpWaiting();
                }
                return;
            }
        }
    }

    private boolean post(Object content, int bound) {
        if (!push(content, bound)) {
            return false;
        }
        wake();
        return true;
    }

    private void wake() {
        if (state == IDLE && STATE.compareAndSet(this, IDLE, SCHEDULED)) {
            system.world().schedule(this);
        }
    }

    // The work loop

    /// Handles mail until there is none, or `budget` messages are done. Answers false where the process was killed in
    /// between: then others may still mean to end its runner's wait, so that one must not run anybody else.
    boolean run(Runner borrowed, int budget) {
        runner = borrowed;
        borrowed.process = this;
        if (!STATE.compareAndSet(this, SCHEDULED, RUNNING)) {
            borrowed.rest();
            return true;
        }
        var reason = work(borrowed, budget);
        borrowed.rest();
        runner = null;
        return reason == null ? rest() : finish(reason);
    }

    private boolean rest() {
        if (!STATE.compareAndSet(this, RUNNING, IDLE)) {
            return false;
        }
        if (hasMail() || exitRequested) {
            wake();
        }
        return true;
    }

    private boolean finish(ExitReason reason) {
        if (!STATE.compareAndSet(this, RUNNING, ENDED)) {
            return false;
        }
        end(reason);
        return true;
    }

    private @Nullable ExitReason work(Runner runner, int budget) {
        var reason = isStarted() ? null : initialise(runner);
        for (int i = 0; reason == null && i < budget && state == RUNNING; i++) {
            if (exitRequested) {
                reason = requestedReason();
            } else {
                var mail = poll();
                if (mail == null) {
                    return null;
                }
                reason = deliver(mail, runner);
            }
        }
        if (reason == null || !isStarted() || state == ENDED) {
            return reason;
        }
        return terminated(reason, runner);
    }

    private @Nullable ExitReason initialise(Runner runner) {
        runner.begin(Init.class, system.world().nanoTime());
        try {
            var init = Objects.requireNonNull(behaviour.init(this), "init answered null");
            var stop = runner.takeStop();
            if (init == Init.IGNORE) {
                tellParent(new ChildEvent.Ignored(this));
                return ExitReason.NORMAL;
            }
            phase = STARTED;
            if (!(behaviour instanceof Branch)) {
                reportReady();
            }
            return stop;
        } catch (Throwable fault) {
            return new ExitReason.Crash(fault);
        }
    }

    /// `init` is over; a supervisor says so itself, when its children have started.
    void reportReady() {
        tellParent(new ChildEvent.Ready(this));
    }

    private @Nullable ExitReason deliver(Object mail, Runner runner) {
        runner.begin(mail, system.world().nanoTime());
        system.trace(TraceEvent.Kind.HANDLE, this, mail);
        try {
            if (mail instanceof Signal signal) {
                obey(signal, runner);
            } else {
                handle(mail);
            }
            handled++;
            return runner.takeStop();
        } catch (Throwable fault) {
            handled++;
            return new ExitReason.Crash(fault);
        }
    }

    @SuppressWarnings("unchecked") // checked where it was sent
    private void handle(Object mail) {
        behaviour.handle((M) mail, this);
    }

    private void obey(Signal signal, Runner runner) {
        switch (signal) {
            case Down down -> {
                if (((Relation.Watched) down.monitor()).arrive()) {
                    behaviour.down(down, this);
                }
            }
            case Exited exited -> {
                if (parent == null || exited.from().value() != parent.id) {
                    told(exited);
                } else if (behaviour instanceof Branch branch) {
                    branch.shutdown(exited.reason());
                } else {
                    runner.stop = exited.reason();
                }
            }
            case ChildEvent event -> ((Branch) behaviour).heard(event);
            case Ping ping -> ping.answer().run();
        }
    }

    private void told(Exited exited) {
        if (behaviour instanceof Branch branch) {
            branch.shutdown(exited.reason());
        } else {
            behaviour.exited(exited, this);
        }
    }

    private ExitReason requestedReason() {
        return findRelation(Relation.ExitRequest.class)
                .map(request -> request.reason)
                .orElse(ExitReason.SHUTDOWN);
    }

    private ExitReason terminated(ExitReason reason, Runner runner) {
        try {
            behaviour.terminate(reason, this);
            return reason;
        } catch (Throwable fault) {
            return new ExitReason.Crash(fault);
        } finally {
            runner.takeStop();
        }
    }

    // The end

    private void end(ExitReason reason) {
        closeMailbox();
        system.trace(TraceEvent.Kind.EXIT, this, reason);
        var relation = endRelations(reason);
        system.table().remove(this);
        while (relation != null) {
            var next = relation.next;
            relation.ended(this, reason);
            relation = next;
        }
        if (behaviour instanceof Branch) {
            system.orphan(this, reason);
        }
        system.ended(this, reason);
        tellParent(new ChildEvent.Ended(this, isStarted(), reason));
    }

    private void tellParent(ChildEvent event) {
        var supervisor = parent;
        if (supervisor == null || spec.restart() == Restart.TEMPORARY && !supervisor.wantsToHear(event)) {
            return;
        }
        supervisor.signal(event);
    }

    private boolean wantsToHear(ChildEvent event) {
        return behaviour instanceof Branch branch && branch.hearsOf(event);
    }

    /// Calls `action` at the end of this process; at once where it has ended.
    void onEnd(Consumer<ExitReason> action) {
        var relation = new Relation.OnEnd(action);
        if (!tryRelate(relation)) {
            action.accept(Objects.requireNonNullElse(endReason(), ExitReason.NO_PROCESS));
        }
    }

    /// The reason of its end, where it has ended.
    @Nullable
    ExitReason endReason() {
        return state == ENDED
                ? findRelation(Relation.Ended.class).map(ended -> ended.reason).orElse(null)
                : null;
    }

    // What it may do about itself

    @Override
    public ProcessRef<M> self() {
        return this;
    }

    @Override
    public ProcessSystem system() {
        return system;
    }

    @Override
    public Instant now() {
        return system.clock().instant();
    }

    @Override
    public Timer sendAfter(Duration delay, M message) {
        return startTimer(delay, message);
    }

    Timer startTimer(Duration delay, Object message) {
        var entry = new TimerEntry(system.deadline(delay), this, message);
        if (tryRelate(entry)) {
            system.world().timers().add(entry);
        } else {
            entry.cancel();
        }
        return entry;
    }

    @Override
    public Monitor monitor(ProcessRef<?> process) {
        var target = system.live(process).orElse(null);
        var watched = new Relation.Watched(this, target);
        if (target == null) {
            signal(new Down(watched, Pid.NOBODY, ExitReason.NO_PROCESS));
        } else if (target.tryRelate(watched)) {
            tryRelate(new Relation.Watching(watched));
        } else {
            var reason = target.endReason();
            signal(new Down(watched, target.pid(), reason == null ? ExitReason.NO_PROCESS : reason));
        }
        return watched;
    }

    @Override
    public void link(ProcessRef<?> process) {
        var other = system.live(process).orElse(null);
        if (other == this || other != null && isLinkedWith(other)) {
            return;
        }
        if (other == null || !other.tryRelate(new Relation.Link(this))) {
            exit(ExitReason.NO_PROCESS);
        } else if (!tryRelate(new Relation.Link(other))) {
            other.unlinked(this);
        }
    }

    @Override
    public void unlink(ProcessRef<?> process) {
        system.live(process).ifPresent(other -> {
            unlinked(other);
            other.unlinked(this);
        });
    }

    @Override
    public void trapExits(boolean trap) {
        trapsExits = trap;
    }

    @Override
    public void register(Name<? super M> name) {
        system.registry().register(name, this);
    }

    @Override
    public void stop(ExitReason reason) {
        var mine = runner;
        if (mine == null || Runner.current() != mine) {
            throw new IllegalStateException("only " + this + " itself may call stop, and only while it handles");
        }
        mine.stop = reason;
    }

    @Override
    public <N> ProcessRef<N> spawnLink(GenServer<N> child) {
        var process = system.create(child, ChildSpec.of(name(child), () -> child), null);
        link(process);
        system.launch(process);
        return process;
    }

    // What can be seen of it

    GenServer<M> behaviour() {
        return behaviour;
    }

    String behaviourName() {
        return name(behaviour);
    }

    static String name(GenServer<?> behaviour) {
        var name = behaviour.getClass().getSimpleName();
        return name.isEmpty() || behaviour.getClass().isHidden() ? "process" : name;
    }

    long handled() {
        return Integer.toUnsignedLong(handled);
    }

    boolean isStopping() {
        return phase == STOPPING;
    }

    boolean isStarted() {
        return phase != STARTING;
    }

    @Nullable
    Runner runner() {
        return runner;
    }

    @Override
    public String toString() {
        return spec.id() + "<" + id + ">";
    }
}
