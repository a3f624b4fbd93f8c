package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
class ObservationTest {
    private static final Name<Message> NAME = Name.of("bell", Message.class);

    private final Family family = new Family(9);
    private final Simulation simulation = family.simulation;
    private final ProcessSystem system = family.system;

    @Test
    void aTraceOfOneProcessTellsOfNoOther() {
        var traced = system.spawn(new Counter());
        var other = system.spawn(new Counter());
        simulation.settle();
        var lines = new ArrayList<String>();

        try (var _ = system.trace(traced.pid(), event -> lines.add(event.kind() + " " + event.what()))) {
            traced.cast(new Message.Add(3));
            other.cast(new Message.Add(4));
            traced.cast(new Message.Stop(ExitReason.NORMAL));
            simulation.settle();
        }
        other.cast(new Message.Add(5));
        simulation.settle();

        assertEquals(List.of("HANDLE Add[amount=3]", "HANDLE Stop[reason=Normal[]]", "EXIT Normal[]"), lines);
    }

    @Test
    void aTraceLeavesOutTheAddressesOfObjectsAndNoOther() {
        record Letter(String to, Object content) {}
        var lines = new ArrayList<String>();
        var reader = system.<Letter>spawn((_, _) -> {});
        Runnable lambda = () -> {};

        try (var _ = system.trace(reader.pid(), event -> lines.add(event.what()))) {
            reader.cast(new Letter("bob@example.org", new Object()));
            reader.cast(new Letter("bob@cafe.de", lambda));
            reader.cast(new Letter("Bob.Smith@cafe.de", List.of(new int[1], new String[1][1])));
            reader.cast(new Letter("seen " + new Object() + ".", ""));
            simulation.settle();
        }

        assertEquals(
                List.of(
                        "Letter[to=bob@example.org, content=java.lang.Object]",
                        "Letter[to=bob@cafe.de, content=io.gadfly.kernel.ObservationTest]",
                        "Letter[to=Bob.Smith@cafe.de, content=[[I, [[Ljava.lang.String;]]",
                        "Letter[to=seen java.lang.Object., content=]"),
                lines);
    }

    @Test
    void theTreeShowsWhoSupervisesWhom() {
        family.supervise(family.of(Strategy.REST_FOR_ONE, "a")
                .withChild(ChildSpec.supervisor("branch", family.of(Strategy.ONE_FOR_ALL, "b"))));

        var root = system.tree().roots().getFirst();

        assertEquals("family", root.name());
        assertEquals("Supervisor", root.behaviour());
        assertEquals(Optional.of(new ProcessInfo.Restarts("REST_FOR_ONE", 0, 1)), root.restarts());
        assertEquals(
                List.of("a", "branch"),
                root.children().stream().map(ProcessInfo::name).toList());
        assertEquals("b", root.children().get(1).children().getFirst().name());
    }

    @Test
    void aProcessIsShownWithItsNameItsMailAndItsCount() {
        var bell = system.spawn(NAME, new Counter());
        bell.cast(new Message.Add(1));
        simulation.settle();
        bell.cast(new Message.Add(1));
        bell.cast(new Message.Add(1));

        var shown = system.tree().find(bell.pid()).orElseThrow();

        assertEquals("bell", shown.name());
        assertEquals("Counter", shown.behaviour());
        assertEquals(ProcessInfo.State.IDLE, shown.state());
        assertEquals(2, shown.mailbox());
        assertEquals(1, shown.handled());
    }

    @Test
    void aProcessAtWorkIsShownWithItsMessageAndSinceWhen() {
        var shown = new ArrayList<ProcessInfo>();
        system.spawn(new Counter())
                .cast(new Message.Do(context ->
                        shown.add(system.tree().find(context.self().pid()).orElseThrow())));
        simulation.settle();

        assertEquals("Do", shown.getFirst().currentMessage());
        assertEquals(ProcessInfo.State.RUNNING, shown.getFirst().state());
        assertEquals(
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                shown.getFirst().busySince());
    }

    @Test
    void aChildThatWasStartedAgainShowsWhyItsPredecessorEnded() {
        var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a"));
        family.end(supervisor, "a", ExitReason.SHUTDOWN);

        var child = system.tree().find(family.pid(supervisor, "a")).orElseThrow();

        assertEquals(Optional.of(ExitReason.SHUTDOWN), child.lastExit());
    }

    @Test
    void aHundredThousandProcessesAreSeenAtOnce() {
        var names = new ArrayList<ProcessRef<Message>>();
        for (int i = 0; i < 100_000; i++) {
            names.add(system.spawn(new Counter()));
        }
        simulation.settle();

        var tree = system.tree();

        assertEquals(100_000, tree.roots().size());
        assertTrue(tree.roots().stream().allMatch(process -> process.state() == ProcessInfo.State.IDLE));
        assertEquals(names.getLast().pid(), tree.roots().getLast().pid());
    }

    @Test
    void aTracerThatThrowsHarmsNobody() {
        var traced = system.spawn(new Counter());
        simulation.settle();

        try (var _ = system.trace(_ -> {
            throw new IllegalStateException("tracer");
        })) {
            traced.cast(new Message.Add(3));
            simulation.settle();

            assertEquals(3, traced.<Integer>call(Message.Total::new, java.time.Duration.ofSeconds(1)));
            traced.exit(ExitReason.KILLED);
        }

        assertEquals(0, system.size());
    }
}
