package io.gadfly.engine.simulation;

import io.gadfly.engine.simulation.Fate.Mood;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// What strikes the machine and the program, of the faults that were asked for.
final class Misfortunes {
    private static final List<Zone> ABROAD = List.of(
            Zone.of(ZoneId.of("America/New_York")),
            Zone.of(ZoneId.of("Asia/Tokyo")),
            Zone.of(ZoneId.of("Asia/Kolkata")),
            Zone.of(ZoneId.of("Asia/Calcutta")));
    private static final List<Mood> MOODS = List.of(Mood.ABSENT, Mood.FAILS, Mood.ASKS_FOR_SILENCE);
    /// How likely the program dies at one step while it is threatened.
    private static final double DEATH_RATE = 0.05;
    /// How likely a fault begins in one slice of time.
    private static final double FAULT_RATE = 0.2;
    /// A nagger that dies so often in a row is not started again.
    private static final int DEADLY = 4;
    private static final String DELIVERIES = "deliveries";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final List<Fault> faults;
    private final SplittableRandom random;
    private final Fate fate;
    private final SimulatedMachine machine;
    private final SimulatedProgram program;
    private final SimulatedDisk disk;
    private final Witness witness;

    Misfortunes(
            Set<Fault> faults,
            SplittableRandom random,
            Fate fate,
            SimulatedMachine machine,
            SimulatedProgram program,
            SimulatedDisk disk,
            Witness witness) {
        this.faults = faults.stream().sorted().toList();
        this.random = random;
        this.fate = fate;
        this.machine = machine;
        this.program = program;
        this.disk = disk;
        this.witness = witness;
    }

    Optional<Fault> choose() {
        return faults.isEmpty() || random.nextDouble() >= FAULT_RATE
                ? Optional.empty()
                : Optional.of(faults.get(random.nextInt(faults.size())));
    }

    void strike(Fault fault) {
        switch (fault) {
            case CRASH -> fate.threaten(DEATH_RATE);
            case SLEEP -> {
                machine.sleep(Duration.ofMinutes(10 + random.nextInt(600)));
                fate.count(fault);
            }
            case CLOCK -> setClock();
            case MEDIUM -> {
                fate.medium(MOODS.get(random.nextInt(MOODS.size())));
                fate.count(fault);
            }
            case DISK -> {
                fate.disk(false);
                fate.count(fault);
            }
            case ZONE -> {
                travel();
                fate.count(fault);
            }
            case KILL -> kill();
        }
    }

    /// What lasts no longer than its slice.
    void end() {
        fate.threaten(0);
        fate.interruptNoMail();
        fate.disk(true);
        fate.medium(Mood.WORKS);
        if (!fate.isAlive()) {
            witness.crashed();
            program.startAgainAfter(Duration.ofMinutes(random.nextInt(120)));
        }
    }

    /// Wrong for a while, then right again.
    private void setClock() {
        fate.count(Fault.CLOCK);
        if (machine.isSkewed()) {
            machine.setRight();
        } else {
            machine.skew(Duration.ofMinutes(random.nextInt(-26 * 60, 26 * 60)));
        }
    }

    /// Abroad and home again, where one zone has two names, or the rules change.
    private void travel() {
        if (random.nextInt(3) == 0) {
            machine.renewRules();
        } else if (machine.zone().equals(SimulatedMachine.HOME)) {
            machine.carryTo(ABROAD.get(random.nextInt(ABROAD.size())));
        } else {
            machine.carryTo(SimulatedMachine.HOME);
        }
    }

    // Processes

    private void kill() {
        switch (random.nextInt(4)) {
            case 0 -> killTheDeliveries();
            case 1 -> fate.interruptTheNextMail(this::killTheDeliveriesAtWork);
            default -> killANagger();
        }
    }

    /// What is on its way to the desktop is in doubt then, too.
    private void killTheDeliveriesAtWork() {
        killTheDeliveries();
        witness.crashed();
    }

    /// Those who ring end with them, and ring again what nobody knows to be told.
    private void killTheDeliveries() {
        processes()
                .filter(process -> process.name().equals(DELIVERIES))
                .forEach(process -> program.service().kill(process.pid()));
        witness.mails().crashed();
        fate.count(Fault.KILL);
    }

    private void killANagger() {
        var naggers = naggers().toList();
        if (!naggers.isEmpty()) {
            var victim = naggers.get(random.nextInt(naggers.size()));
            if (random.nextInt(3) == 0) {
                poison(victim);
            } else {
                kill(victim);
            }
        }
    }

    private Stream<ProcessInfo> naggers() {
        return processes().filter(process -> process.name().startsWith("nagger/"));
    }

    private Stream<ProcessInfo> processes() {
        return Stream.of(program.service().processes()).flatMap(Misfortunes::withChildren);
    }

    private static Stream<ProcessInfo> withChildren(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(Misfortunes::withChildren));
    }

    private void kill(ProcessInfo nagger) {
        program.service().kill(nagger.pid());
        fate.count(Fault.KILL);
    }

    /// It dies whenever it comes back, until its fire is parked; the others go on.
    private void poison(ProcessInfo nagger) {
        var fire = disk.store().findLiveFires(0, Integer.MAX_VALUE).stream()
                .filter(each -> nagger.name().equals("nagger/" + each.fence()))
                .findFirst();
        fire.map(Fire::fence).ifPresent(witness::poisoned);
        var deaths = 0;
        var next = Optional.of(nagger);
        while (next.isPresent() && deaths < DEADLY) {
            kill(next.get());
            deaths++;
            program.pass(LONGEST_PAUSE);
            next = naggers().filter(each -> each.name().equals(nagger.name())).findFirst();
        }
        if (deaths == DEADLY && fire.filter(this::isParked).isEmpty()) {
            witness.violated(nagger.name() + " died " + deaths + " times, and is not parked");
        }
    }

    private boolean isParked(Fire fire) {
        return disk.store()
                .findFire(fire.fence())
                .filter(each -> each.state() instanceof NagState.Failed)
                .isPresent();
    }
}
