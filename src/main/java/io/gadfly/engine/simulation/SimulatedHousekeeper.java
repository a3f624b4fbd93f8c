package io.gadfly.engine.simulation;

import io.gadfly.engine.QuietHours;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What the user does to have their peace: quiet hours, silence and a budget of nags, and pools that are steered.
final class SimulatedHousekeeper {
    private static final List<QuietHours> HOURS = List.of(
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)),
            new QuietHours(LocalTime.of(13, 0), LocalTime.of(14, 30)));

    private final SimulatedProgram program;
    private final SimulatedMachine machine;
    private final WishedQuiet quiet;
    private final WishedPools pools;
    private final SplittableRandom random;

    SimulatedHousekeeper(
            SimulatedProgram program,
            SimulatedMachine machine,
            WishedQuiet quiet,
            WishedPools pools,
            SplittableRandom random) {
        this.program = program;
        this.machine = machine;
        this.quiet = quiet;
        this.pools = pools;
        this.random = random;
    }

    void act() {
        switch (random.nextInt(6)) {
            case 0 -> silence(Optional.of(machine.instant().plus(Duration.ofMinutes(10 + random.nextInt(300)))));
            case 1 -> silence(Optional.empty());
            case 2 -> chooseSettings();
            case 3, 4 -> steer(aPool());
            default -> promote();
        }
    }

    /// Nothing is quiet, nothing pauses.
    void endAll() {
        silence(Optional.empty());
        choose(Optional.empty(), 0);
        service().pools().forEach(pool -> say(pool, new PoolCommand.Resume()));
        machine.world().settle();
    }

    private ReminderService service() {
        return program.service();
    }

    private void silence(Optional<Instant> until) {
        service().silence(until);
        quiet.silence(until);
    }

    private void chooseSettings() {
        var hours = random.nextBoolean()
                ? Optional.of(HOURS.get(random.nextInt(HOURS.size())))
                : Optional.<QuietHours>empty();
        choose(hours, random.nextInt(3) == 0 ? 6 + random.nextInt(10) : 0);
    }

    private void choose(Optional<QuietHours> hours, int nagsPerHour) {
        machine.choose(hours, nagsPerHour);
        quiet.beginCountingAnew();
    }

    private PoolInfo aPool() {
        var all = service().pools();
        return all.get(random.nextInt(all.size()));
    }

    private void steer(PoolInfo pool) {
        if (pool.mode() != PoolInfo.Mode.RUNNING) {
            say(pool, new PoolCommand.Resume());
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> say(pool, new PoolCommand.Pause());
            case 1 -> say(pool, new PoolCommand.Drain());
            default -> say(pool, new PoolCommand.Limit(1 + random.nextInt(5)));
        }
    }

    private void say(PoolInfo pool, PoolCommand command) {
        service().steer(pool.name(), command);
        pools.said(pool, command);
    }

    private void promote() {
        service().fires().stream()
                .filter(view -> view.position() > 1)
                .filter(_ -> random.nextInt(3) == 0)
                .findFirst()
                .ifPresent(view -> service()
                        .steer(
                                view.fire().pool(),
                                new PoolCommand.Promote(view.fire().fence())));
    }
}
