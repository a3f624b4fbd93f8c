package io.gadfly.kernel;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A process: an identity, a mailbox and a behaviour. While its mailbox is empty it is nothing but this object;
/// mail puts it into the hands of its world, which lends it a thread until it rests again. What it does there
/// is a [Stint].
final class LiveProcess<M> extends Schedulable implements ProcessRef<M> {
    private static final byte STARTING = 0;
    private static final byte STARTED = 1;
    private static final byte STOPPING = 2;
    private static final byte IGNORED = 3;
    /// Here and not where it is needed, since then there may be no memory to load its class.
    private static final Gone GONE = Gone.ONE;

    private volatile GenServer<M> behaviour;
    private int handled;
    private volatile byte phase = STARTING;
    private volatile boolean trapsExits;
    private volatile boolean askedToExit;
    private volatile boolean dismissed;

    LiveProcess(long id, GenServer<M> behaviour, Place place) {
        super(id, place);
        this.behaviour = behaviour;
        this.trapsExits = behaviour instanceof Branch;
    }

    // The door

    @Override
    public Pid pid() {
        return new Pid(id);
    }

    @Override
    public boolean cast(M message) {
        var receiver = behaviour;
        if (!Understanding.OF.get(receiver.getClass()).isInstance(message)) {
            Faults.notUnderstood(message, this);
            return false;
        }
        return post(message, receiver.mailboxBound());
    }

    @Override
    public <R> R call(Function<Reply<R>, ? extends M> request, Duration timeout) {
        return PendingCall.call(this, request, timeout);
    }

    @Override
    public <R> CompletableFuture<R> ask(Function<Reply<R>, ? extends M> request, Duration timeout) {
        return PendingCall.ask(this, request, timeout);
    }

    @Override
    public void exit(ExitReason reason) {
        if (reason instanceof ExitReason.Killed) {
            kill();
        } else if (trapsExits) {
            signal(new Exited(Runner.currentPid(), reason));
        } else {
            requestExit(reason);
        }
    }

    boolean understands(Class<?> messages) {
        return Understanding.OF.get(behaviour.getClass()).isAssignableFrom(messages);
    }

    // Signals

    /// Beyond the bound and the check of an ordinary message.
    void post(Object message) {
        post(message, Integer.MAX_VALUE);
    }

    void signal(Signal signal) {
        post(signal);
    }

    void linkedEnded(Pid other, ExitReason reason) {
        if (trapsExits) {
            signal(new LinkEnded(new Exited(other, reason)));
        } else if (reason.isAbnormal() || reason instanceof ExitReason.Shutdown) {
            requestExit(reason);
        }
    }

    /// The own supervisor says so: obeyed even by those that trap exits, after the mail that came before.
    void exitByParent(ExitReason reason) {
        stopping();
        var supervisor = parent();
        if (trapsExits && supervisor != null) {
            signal(new Exited(supervisor.pid(), reason));
        } else {
            requestExit(reason);
        }
    }

    /// Its supervisor has no more use for it: however it ends, that is no failure.
    void dismiss() {
        dismissed = true;
    }

    boolean isDismissed() {
        return dismissed;
    }

    private void requestExit(ExitReason reason) {
        if (tryRelate(new Relation.ExitRequest(reason))) {
            stopping();
            askedToExit = true;
            wake();
        }
    }

    private void stopping() {
        if (phase == STARTED) {
            phase = STOPPING;
        }
    }

    Timer startTimer(Duration delay, Object message) {
        return startTimer(delay, message, null);
    }

    Timer startTimer(Duration delay, Object message, @Nullable Turn turn) {
        var world = system().world();
        var entry = new TimerEntry(world.deadline(delay), turn, this, message);
        if (tryRelate(entry)) {
            world.timers().add(entry);
        } else {
            entry.cancel();
        }
        return entry;
    }

    // Life

    @Override
    @Nullable
    ExitReason work(Runner runner, int budget) {
        return new Stint<>(this, runner).work(budget);
    }

    @Override
    boolean isAskedToExit() {
        return askedToExit;
    }

    /// Its `init` is over.
    void started() {
        phase = STARTED;
        if (!(behaviour instanceof Branch)) {
            reportReady();
        }
    }

    /// Its `init` said that it need not run.
    void ignored() {
        phase = IGNORED;
    }

    /// A supervisor says so itself, when its children have started.
    void reportReady() {
        tellParent(new ChildEvent.Ready(this));
    }

    void countHandled() {
        handled++;
    }

    /// After the current callback.
    void stop(ExitReason reason) {
        var current = Runner.current();
        if (current == null || current.process != this) {
            throw new IllegalStateException("only " + this + " itself may call stop, and only while it handles");
        }
        current.stop = reason;
    }

    void trapExits(boolean trap) {
        trapsExits = trap;
    }

    @Override
    void letGo() {
        if (!(behaviour instanceof Branch)) {
            behaviour = GONE.as();
        }
    }

    @Override
    void end(ExitReason reason) {
        letGo();
        LastWill.execute(this, reason);
    }

    void tellParent(ChildEvent event) {
        var supervisor = parent();
        if (supervisor == null || spec().restart() == Restart.TEMPORARY && !supervisor.wantsToHear(event)) {
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
        return isAlive()
                ? null
                : findRelation(Relation.Ended.class).map(ended -> ended.reason).orElse(null);
    }

    // What can be seen of it

    /// Whether it has been in one message for so long.
    boolean isAtOneMessageFor(Duration duration) {
        var busy = runner();
        return busy != null && busy.isBusyFor(system().world().nanoTime(), duration.toNanos());
    }

    ProcessSystem system() {
        return place.system();
    }

    ChildSpec spec() {
        return place.spec();
    }

    @Nullable
    LiveProcess<?> parent() {
        return place.parent();
    }

    GenServer<M> behaviour() {
        return behaviour;
    }

    long handled() {
        return Integer.toUnsignedLong(handled);
    }

    boolean isStopping() {
        return phase == STOPPING;
    }

    boolean isStarted() {
        return phase == STARTED || phase == STOPPING;
    }

    boolean hasIgnored() {
        return phase == IGNORED;
    }

    @Override
    public String toString() {
        return spec().id() + "<" + id + ">";
    }
}
