package io.gadfly.engine;

import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.ChildResult;
import io.gadfly.kernel.ChildSpec;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.kernel.Restart;
import io.gadfly.kernel.Shutdown;
import io.gadfly.kernel.Strategy;
import io.gadfly.kernel.Supervisor;
import io.gadfly.kernel.SupervisorRef;
import io.gadfly.kernel.SupervisorSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The branch of the tree in which each pool has one of its own.
final class PoolBranches {
    private static final String NAME = "pools";

    private final ProcessSystem system;
    private final Pools pools;
    private final Function<Pool, Feeder> feeder;

    PoolBranches(ProcessSystem system, Pools pools, Function<Pool, Feeder> feeder) {
        this.system = system;
        this.pools = pools;
        this.feeder = feeder;
    }

    /// Asks anew at each start which pools there are.
    ChildSpec spec() {
        return new ChildSpec(
                NAME, () -> new Supervisor(tree()), Restart.PERMANENT, Shutdown.INFINITY, ChildSpec.Type.SUPERVISOR);
    }

    private SupervisorSpec tree() {
        var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE).withIntensity(10, Duration.ofMinutes(1));
        for (var pool : pools.all()) {
            spec = spec.withChild(branchOf(pool));
        }
        return spec;
    }

    /// Slots, naggers and their feeder stand and fall together: what they knew is read from the store again.
    /// The feeder comes first, so that it has emptied the backlog of its predecessor before anybody is started
    /// from it.
    private ChildSpec branchOf(Pool pool) {
        return ChildSpec.supervisor(
                pool.name(),
                SupervisorSpec.of(Strategy.ONE_FOR_ALL)
                        .withIntensity(3, Duration.ofSeconds(30))
                        .withChild(ChildSpec.of("feeder", () -> feeder.apply(pool)))
                        .withChild(pool.childSpec()));
    }

    /// Starts the branch of a pool, unless it is there, and answers whether it is.
    ///
    /// @param root of the tree; empty as long as that begins
    boolean starts(String pool, Optional<SupervisorRef> root) {
        try {
            return root.flatMap(this::find)
                    .filter(branch -> has(branch, pool) || starts(branch, pool))
                    .isPresent();
        } catch (CallFailedException _) {
            return false;
        }
    }

    private Optional<SupervisorRef> find(SupervisorRef root) {
        return root.children().stream()
                .filter(child -> child.spec().id().equals(NAME))
                .flatMap(child -> child.pid().stream())
                .flatMap(pid -> system.find(pid).stream())
                .map(SupervisorRef::of)
                .findFirst();
    }

    private static boolean has(SupervisorRef branch, String pool) {
        return branch.children().stream().anyMatch(child -> child.spec().id().equals(pool));
    }

    private boolean starts(SupervisorRef branch, String pool) {
        return switch (branch.startChild(branchOf(pools.find(pool).orElseThrow()))) {
            case ChildResult.Started _, ChildResult.AlreadyPresent _ -> true;
            default -> false;
        };
    }
}
