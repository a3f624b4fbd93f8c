package io.gadfly.kernel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// The book of a pool of one slot and a backlog of two: whatever comes at the same time, it is as if it had
/// come one after another.
@Param(name = "job", gen = IntGen.class, conf = "0:2")
public class SlotsModel {
    private final ProcessSystem system = new Simulation(1, Instant.EPOCH).system();
    private final Slots slots = new Slots(1, 2);
    private final Crew crew = new Crew(system, "pool", slots);
    private final List<Ticket> tickets = IntStream.range(0, 3)
            .mapToObj(key -> new Ticket(crew, Job.task(key, key % 2, () -> {})))
            .toList();

    public SlotsModel() {
        slots.open(true);
    }

    @Operation(runOnce = true)
    public String submitFirst() {
        return submit(0);
    }

    @Operation(runOnce = true)
    public String submitSecond() {
        return submit(1);
    }

    @Operation(runOnce = true)
    public String submitThird() {
        return submit(2);
    }

    private String submit(int job) {
        return switch (slots.queue(tickets.get(job), 0)) {
            case Submission.Queued queued -> "at " + queued.position();
            case Submission.Refused(var refusal) -> refusal.name();
            case Submission.Started _ -> "started";
        };
    }

    /// The jobs that have a slot now.
    @Operation
    public String fill() {
        return slots.fill().stream().map(each -> each.job().key().toString()).collect(Collectors.joining(" "));
    }

    @Operation
    public Slots.Withdrawal withdraw(@Param(name = "job") int job) {
        return slots.withdraw(tickets.get(job));
    }

    @Operation
    public boolean promote(@Param(name = "job") int job) {
        return slots.promote(tickets.get(job));
    }

    /// Its worker has ended, or it is not wanted any more.
    @Operation
    public void release(@Param(name = "job") int job) {
        slots.release(tickets.get(job), false);
    }

    /// How many have a slot, and how many wait.
    @Operation
    public String counts() {
        var info = slots.info("pool");
        return info.running() + " " + info.queued();
    }
}
