package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A supervisor in a simulation with children that behave as the test wants, and the diary of what they did.
final class Family {
    final Simulation simulation;
    final ProcessSystem system;
    final List<String> diary = new ArrayList<>();
    /// How many more times a child fails in its `init`.
    final Map<String, Integer> failures = new HashMap<>();
    final Set<String> ignoring = new HashSet<>();
    /// Children that take ten seconds to terminate.
    final Set<String> slow = new HashSet<>();
    final Set<String> trapping = new HashSet<>();

    Family(long seed) {
        simulation = new Simulation(seed, Instant.parse("2026-01-01T00:00:00Z"));
        system = simulation.system();
    }

    ChildSpec spec(String id) {
        return ChildSpec.of(id, () -> new Member(id));
    }

    SupervisorSpec of(Strategy strategy, String... ids) {
        var spec = SupervisorSpec.of(strategy);
        for (var id : ids) {
            spec = spec.withChild(spec(id));
        }
        return spec;
    }

    SupervisorRef supervise(SupervisorSpec spec) {
        var supervisor = system.supervise("family", spec);
        simulation.settle();
        return supervisor;
    }

    void fail(String id, int times) {
        failures.put(id, times);
    }

    /// Lets a child end for this reason.
    void end(SupervisorRef supervisor, String id, ExitReason reason) {
        var child = process(supervisor, id);
        if (reason instanceof ExitReason.Crash) {
            child.cast(new Counter.Message.Crash(id));
        } else {
            child.cast(new Counter.Message.Stop(reason));
        }
        simulation.settle();
    }

    void crash(SupervisorRef supervisor, String id) {
        end(supervisor, id, new ExitReason.Crash(new IllegalStateException(id)));
    }

    @SuppressWarnings("unchecked") // all members understand these
    ProcessRef<Counter.Message> process(SupervisorRef supervisor, String id) {
        return (ProcessRef<Counter.Message>) system.find(pid(supervisor, id)).orElseThrow();
    }

    Pid pid(SupervisorRef supervisor, String id) {
        return info(supervisor, id).pid().orElseThrow();
    }

    ChildInfo info(SupervisorRef supervisor, String id) {
        return supervisor.children().stream()
                .filter(child -> child.spec().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ChildInfo.State state(SupervisorRef supervisor, String id) {
        return info(supervisor, id).state();
    }

    List<String> ids(SupervisorRef supervisor) {
        return supervisor.children().stream().map(child -> child.spec().id()).toList();
    }

    List<SupervisorReport.Event> events() {
        return system.reports().stream().map(SupervisorReport::event).toList();
    }

    /// Takes ten seconds: waits for an answer that does not come.
    void dawdle() {
        var silent = system.<Counter.Message>spawn((_, _) -> {});
        try {
            silent.<Integer>call(Counter.Message.Forget::new, Duration.ofSeconds(10));
        } catch (CallFailedException _) {
            silent.exit(ExitReason.KILLED);
        }
    }

    private final class Member implements GenServer<Counter.Message> {
        private final String id;
        private final Counter counter = new Counter();

        Member(String id) {
            this.id = id;
        }

        @Override
        public Init init(Context<Counter.Message> context) {
            int left = failures.getOrDefault(id, 0);
            if (left > 0) {
                failures.put(id, left - 1);
                diary.add("fail " + id);
                throw new IllegalStateException(id + " does not start");
            }
            if (ignoring.contains(id)) {
                diary.add("ignore " + id);
                return Init.IGNORE;
            }
            context.trapExits(trapping.contains(id));
            diary.add("start " + id);
            return Init.READY;
        }

        @Override
        public void handle(Counter.Message message, Context<Counter.Message> context) {
            counter.handle(message, context);
        }

        @Override
        public void terminate(ExitReason reason, Context<Counter.Message> context) {
            if (slow.contains(id)) {
                dawdle();
            }
            diary.add("stop " + id);
        }
    }
}
