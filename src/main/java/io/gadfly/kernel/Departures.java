package io.gadfly.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Children of a dynamic supervisor that were told to go and are still there.
final class Departures {
    private final LiveProcess<?> supervisor;
    private final Map<LiveProcess<?>, Departure> departing = new LinkedHashMap<>();

    /// @param deadline when its time is over
    /// @param replies who wants to hear that it has gone
    private record Departure(Timer deadline, List<Reply<ChildResult>> replies) {}

    Departures(LiveProcess<?> supervisor) {
        this.supervisor = supervisor;
    }

    boolean isEmpty() {
        return departing.isEmpty();
    }

    /// Tells it to go, if nobody has; its supervisor hears by `Gone` when it has, whenever that was.
    void tell(LiveProcess<?> child, Reply<ChildResult> reply) {
        var known = departing.get(child);
        if (known != null) {
            known.replies().add(reply);
            return;
        }
        departing.put(child, new Departure(deadline(child), new ArrayList<>(List.of(reply))));
        child.dismiss();
        child.onEnd(_ -> supervisor.post(new DynamicRequest.Gone(child)));
        if (child.spec().shutdown() instanceof Shutdown.BrutalKill) {
            child.kill();
        } else {
            child.exitByParent(ExitReason.SHUTDOWN);
        }
    }

    private Timer deadline(LiveProcess<?> child) {
        return child.spec().shutdown() instanceof Shutdown.After(var timeout)
                ? supervisor.startTimer(timeout, new DynamicRequest.Overdue(child))
                : Timer.NEVER;
    }

    void gone(LiveProcess<?> child) {
        var departure = departing.remove(child);
        if (departure != null) {
            departure.deadline().cancel();
            departure.replies().forEach(reply -> reply.answer(new ChildResult.Terminated()));
        }
    }
}
