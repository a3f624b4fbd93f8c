package io.gadfly.engine;

import io.gadfly.engine.ReminderService.NaggerInfo;
import io.gadfly.kernel.Heartbeat.Health;
import io.gadfly.kernel.Heartbeat.Pulse;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The naggers among the processes, for those who look at them.
final class RunningNaggers {
    private static final int MOST = 1_000;
    private static final String RANG = TimelineSteps.keyOf(new NagState.Ringing(1, Instant.EPOCH));

    private final ProcessSystem system;
    private final Ledger ledger;
    private final Hush hush;

    RunningNaggers(ProcessSystem system, Ledger ledger, Hush hush) {
        this.system = system;
        this.ledger = ledger;
        this.hush = hush;
    }

    List<NaggerInfo> infos(ProcessInfo tree) {
        var processes = flat(tree)
                .filter(process -> !process.name().isEmpty())
                .collect(Collectors.toMap(ProcessInfo::name, process -> process, (one, _) -> one));
        var health =
                Heart.pulses(system).stream().collect(Collectors.toMap(Pulse::pid, Pulse::health, (one, _) -> one));
        return ledger.repository().findLiveFires(0, MOST).stream()
                .map(Fire::fence)
                .flatMap(fence ->
                        Optional.ofNullable(processes.get(Nagger.nameOf(fence).text()))
                                .map(process -> info(fence, process, health))
                                .stream())
                .toList();
    }

    private static Stream<ProcessInfo> flat(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(RunningNaggers::flat));
    }

    private NaggerInfo info(Fence fence, ProcessInfo process, Map<Pid, Health> health) {
        return new NaggerInfo(fence, process, lastNag(fence), health.getOrDefault(process.pid(), Health.ALIVE));
    }

    private Optional<Instant> lastNag(Fence fence) {
        return ledger.repository().findTimeline(fence.reminder()).reversed().stream()
                .filter(entry -> entry.fence().equals(fence) && entry.step().equals(RANG))
                .findFirst()
                .map(TimelineEntry::at);
    }

    boolean nagNow(Fence fence) {
        return ledger.repository().findFire(fence).filter(this::hasNagsLeft).isPresent()
                && hush.untilFor(fence, ledger.now()).isEmpty()
                && system.registry().ref(Nagger.nameOf(fence)).cast(new Nagger.Message.NagNow());
    }

    private boolean hasNagsLeft(Fire fire) {
        return fire.state() instanceof NagState.Ringing
                && ledger.repository()
                        .find(fire.fence().reminder())
                        .filter(reminder -> ledger.nagOf(fire, reminder).hasNagsLeft(ledger.now()))
                        .isPresent();
    }
}
