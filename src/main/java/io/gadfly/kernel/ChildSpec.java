package io.gadfly.kernel;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/// How a supervisor starts, restarts and stops one child: OTP's `child_spec`, with its defaults.
///
/// @param id what names it among its siblings
/// @param start makes a new behaviour for each start
public record ChildSpec(
        String id, Supplier<? extends GenServer<?>> start, Restart restart, Shutdown shutdown, Type type) {
    public enum Type {
        WORKER,
        SUPERVISOR
    }

    private static final Shutdown WORKER_SHUTDOWN = Shutdown.after(Duration.ofSeconds(5));

    public ChildSpec {
        Objects.requireNonNull(id, "a child spec needs an id");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a child spec needs an id");
        }
        Objects.requireNonNull(start, () -> "child spec " + id + " needs a start");
        Objects.requireNonNull(restart, () -> "child spec " + id + " needs a restart type");
        Objects.requireNonNull(shutdown, () -> "child spec " + id + " needs a shutdown");
        Objects.requireNonNull(type, () -> "child spec " + id + " needs a type");
    }

    /// A permanent worker with five seconds to stop in.
    public static ChildSpec of(String id, Supplier<? extends GenServer<?>> start) {
        return new ChildSpec(id, start, Restart.PERMANENT, WORKER_SHUTDOWN, Type.WORKER);
    }

    /// A permanent supervisor with all the time it needs to stop.
    public static ChildSpec supervisor(String id, SupervisorSpec spec) {
        return new ChildSpec(id, () -> new Supervisor(spec), Restart.PERMANENT, Shutdown.INFINITY, Type.SUPERVISOR);
    }

    /// A permanent supervisor of any number of children, with all the time it needs to stop.
    public static ChildSpec dynamicSupervisor(String id, Supplier<DynamicSupervisor> start) {
        return new ChildSpec(id, start, Restart.PERMANENT, Shutdown.INFINITY, Type.SUPERVISOR);
    }

    public ChildSpec withRestart(Restart restart) {
        return new ChildSpec(id, start, restart, shutdown, type);
    }

    public ChildSpec withShutdown(Shutdown shutdown) {
        return new ChildSpec(id, start, restart, shutdown, type);
    }
}
