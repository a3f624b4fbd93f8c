package io.gadfly.engine;

import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.Down;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.StartFailedException;
import io.gadfly.kernel.SupervisorRef;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands outside of the tree and plants it anew when its root has ended: killed, or after more crashes than a
/// supervisor bears. OTP ends the whole node then, and *heart* starts it again; all that the tree knows is in the
/// store, so the tree alone will do. Who stops the tree in order ends its caretaker first.
final class Caretaker implements GenServer<Caretaker.Plant> {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    /// So that a fault that is there at every start does not take the whole machine.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SupervisorRef first;
    private final Supplier<SupervisorRef> tree;

    enum Plant {
        AGAIN
    }

    /// @param first the root that stands
    /// @param tree plants it anew
    Caretaker(SupervisorRef first, Supplier<SupervisorRef> tree) {
        this.first = first;
        this.tree = tree;
    }

    @Override
    public Init init(Context<Plant> context) {
        context.monitor(first.ref());
        return Init.READY;
    }

    @Override
    public void down(Down down, Context<Plant> context) {
        LOG.error("The engine has ended ({}) and begins anew", down.reason());
        context.sendAfter(PAUSE, Plant.AGAIN);
    }

    @Override
    public void handle(Plant message, Context<Plant> context) {
        try {
            context.monitor(tree.get().ref());
        } catch (StartFailedException | CallFailedException failure) {
            LOG.error("The engine did not begin; it will be tried again", failure);
            context.sendAfter(PAUSE, Plant.AGAIN);
        }
    }
}
