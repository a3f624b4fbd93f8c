package io.gadfly.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Children of a dynamic supervisor that do not run yet: those in their first start, those that are started again, and
/// those that failed to and will be tried once more. Others may look.
final class Arrivals {
    private final LiveProcess<?> supervisor;
    private final Map<LiveProcess<?>, Reply<ChildResult>> firstStarts = new ConcurrentHashMap<>();
    private final Map<LiveProcess<?>, ExitReason> restarts = new ConcurrentHashMap<>();
    private final List<Failing> failing = new CopyOnWriteArrayList<>();

    /// A child that has to be started again and does not run; equal only to itself.
    static final class Failing {
        final ChildSpec spec;
        final ExitReason lastExit;

        Failing(ChildSpec spec, ExitReason lastExit) {
            this.spec = spec;
            this.lastExit = lastExit;
        }

        ChildInfo info() {
            return new ChildInfo(spec, ChildInfo.State.RESTARTING, Optional.empty(), Optional.of(lastExit));
        }
    }

    Arrivals(LiveProcess<?> supervisor) {
        this.supervisor = supervisor;
    }

    /// `reply` hears how it went.
    void start(ChildSpec spec, Reply<ChildResult> reply) {
        LiveProcess<?> child;
        try {
            child = create(spec);
        } catch (Throwable fault) {
            reply.answer(new ChildResult.Failed(new ExitReason.Crash(fault)));
            return;
        }
        firstStarts.put(child, reply);
        supervisor.system().launch(child);
    }

    void startAgain(ChildSpec spec, ExitReason lastExit) {
        LiveProcess<?> child;
        try {
            child = create(spec);
        } catch (Throwable fault) {
            tryLater(spec, new ExitReason.Crash(fault));
            return;
        }
        child.tryRelate(new Relation.Predecessor(lastExit));
        restarts.put(child, lastExit);
        supervisor.system().launch(child);
    }

    private LiveProcess<?> create(ChildSpec spec) {
        var system = supervisor.system();
        return system.create(spec.start().get(), new Place(system, spec, supervisor));
    }

    /// The next attempt is a message, so that other mail gets its turn.
    void tryLater(ChildSpec spec, ExitReason lastExit) {
        var failed = new Failing(spec, lastExit);
        failing.add(failed);
        supervisor.post(new DynamicRequest.TryAgain(failed));
    }

    boolean forget(Failing failed) {
        return failing.remove(failed);
    }

    boolean isInFirstStart(LiveProcess<?> child) {
        return firstStarts.containsKey(child);
    }

    /// It does not arrive any longer; whoever asked for it hears the result. Answers what it was.
    Arrival settle(LiveProcess<?> child, ChildResult result) {
        var reply = firstStarts.remove(child);
        if (reply != null) {
            reply.answer(result);
            return Arrival.FIRST;
        }
        return restarts.remove(child) == null ? Arrival.NONE : Arrival.AGAIN;
    }

    enum Arrival {
        FIRST,
        AGAIN,
        /// It had arrived before.
        NONE
    }

    int failures() {
        return failing.size();
    }

    List<ChildInfo> failing() {
        return failing.stream().map(Failing::info).toList();
    }
}
