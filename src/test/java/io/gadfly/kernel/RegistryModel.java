package io.gadfly.kernel;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// Names that are taken, looked up and set free by the end of their processes: at each moment each has one carrier or
/// none, whoever comes first.
@Param(name = "process", gen = IntGen.class, conf = "0:2")
@Param(name = "name", gen = IntGen.class, conf = "0:1")
public class RegistryModel {
    private static final List<Name<Integer>> NAMES = Stream.of("crown", "mitre")
            .map(text -> Name.of(text, Integer.class))
            .toList();

    private final ProcessSystem system = new Simulation(1, Instant.EPOCH).system();
    private final List<LiveProcess<Integer>> processes =
            IntStream.range(0, 3).mapToObj(_ -> system.create(new Idle())).toList();

    private static final class Idle implements GenServer<Integer> {
        @Override
        public void handle(Integer message, Context<Integer> context) {}
    }

    @Operation
    public boolean register(@Param(name = "name") int name, @Param(name = "process") int process) {
        try {
            system.registry().register(NAMES.get(name), processes.get(process));
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /// The pid of the carrier, or nothing.
    @Operation
    public long find(@Param(name = "name") int name) {
        return system.registry()
                .findLive(NAMES.get(name))
                .map(process -> process.id)
                .orElse(0L);
    }

    @Operation
    public void end(@Param(name = "process") int process) {
        processes.get(process).kill();
    }
}
