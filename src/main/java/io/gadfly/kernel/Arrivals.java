package io.gadfly.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Children of a dynamic supervisor that do not run yet: those in their first start, and those that ran and are started
/// again, however many attempts that takes. Others may look.
final class Arrivals {
    private final LiveProcess<?> supervisor;
    private final Map<LiveProcess<?>, Reply<ChildResult>> firstStarts = new ConcurrentHashMap<>();
    private final List<Returning> returning = new CopyOnWriteArrayList<>();

    /// A child that has to be started again, from its end until it runs or is given up; equal only to itself.
    static final class Returning {
        final ChildSpec spec;
        /// Of the process that ran; it is known by that until it runs again.
        final Pid pid;

        private volatile ExitReason lastExit;
        private volatile @Nullable LiveProcess<?> attempt;

        private Returning(ChildSpec spec, Pid pid, ExitReason lastExit) {
            this.spec = spec;
            this.pid = pid;
            this.lastExit = lastExit;
        }

        ExitReason lastExit() {
            return lastExit;
        }

        /// Who is at it just now.
        Optional<LiveProcess<?>> attempt() {
            return Optional.<LiveProcess<?>>ofNullable(attempt).filter(LiveProcess::isAlive);
        }

        ChildInfo info() {
            return new ChildInfo(spec, ChildInfo.State.RESTARTING, Optional.of(pid), Optional.of(lastExit));
        }
    }

    Arrivals(LiveProcess<?> supervisor) {
        this.supervisor = supervisor;
    }

    // For the first time

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

    boolean isInFirstStart(LiveProcess<?> child) {
        return firstStarts.containsKey(child);
    }

    /// Whoever asked for the child hears the result; answers false where this was not its first start.
    boolean settleFirstStart(LiveProcess<?> child, ChildResult result) {
        var reply = firstStarts.remove(child);
        if (reply == null) {
            return false;
        }
        reply.answer(result);
        return true;
    }

    // Once more

    Returning ended(LiveProcess<?> child, ExitReason reason) {
        var back = new Returning(child.spec(), child.pid(), reason);
        returning.add(back);
        return back;
    }

    void startAgain(Returning back) {
        LiveProcess<?> child;
        try {
            child = create(back.spec);
        } catch (Throwable fault) {
            failed(back, new ExitReason.Crash(fault));
            return;
        }
        child.tryRelate(new Relation.Predecessor(back.lastExit));
        back.attempt = child;
        supervisor.system().launch(child);
    }

    private LiveProcess<?> create(ChildSpec spec) {
        var system = supervisor.system();
        return system.create(spec.start().get(), new Place(system, spec, supervisor));
    }

    /// The next attempt is a message, so that other mail gets its turn.
    void failed(Returning back, ExitReason reason) {
        back.lastExit = reason;
        back.attempt = null;
        supervisor.post(new DynamicRequest.TryAgain(back));
    }

    /// It runs, or nobody wants it back any more.
    void forget(Returning back) {
        returning.remove(back);
    }

    boolean isExpected(Returning back) {
        return returning.contains(back);
    }

    Optional<Returning> find(LiveProcess<?> attempt) {
        return returning.stream().filter(back -> back.attempt == attempt).findFirst();
    }

    Optional<Returning> find(Pid pid) {
        return returning.stream()
                .filter(back -> back.pid.equals(pid)
                        || back.attempt()
                                .filter(child -> child.pid().equals(pid))
                                .isPresent())
                .findFirst();
    }

    List<Returning> returning() {
        return List.copyOf(returning);
    }
}
