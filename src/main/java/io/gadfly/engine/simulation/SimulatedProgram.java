package io.gadfly.engine.simulation;

import io.gadfly.engine.Engine;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.reminder.Changes;
import java.time.Duration;
import java.util.function.Consumer;

/// The program on its machine: after a death nothing is left of it but what is on the disk, and it is started
/// again.
final class SimulatedProgram {
    private final SimulatedMachine machine;
    private final SimulatedDisk disk;
    private final Fate fate;
    private final PlantedBug bug;
    private final Media media;
    private final Consumer<Changes> watcher;
    private ReminderService service;

    /// @param watcher told of what will be written, before it is
    SimulatedProgram(
            SimulatedMachine machine,
            SimulatedDisk disk,
            Fate fate,
            PlantedBug bug,
            Media media,
            Consumer<Changes> watcher) {
        this.machine = machine;
        this.disk = disk;
        this.fate = fate;
        this.bug = bug;
        this.media = media;
        this.watcher = watcher;
        this.service = start();
    }

    private ReminderService start() {
        var store = bug.in(new SimulatedStore(disk.store(), fate, watcher));
        var started = Engine.start(machine.world().system(), store, media, bug.in(machine.surroundings()));
        machine.world().settle();
        return started.service();
    }

    ReminderService service() {
        return service;
    }

    /// Lets time pass until then, or until it dies.
    void pass(Duration duration) {
        machine.pass(() -> !fate.isAlive(), duration);
    }

    void startAgainAfter(Duration downtime) {
        disk.cut();
        machine.reboot(downtime);
        fate.revive();
        service = start();
    }
}
