package io.gadfly.engine.simulation;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// One run of the whole engine in a simulated world: reminders of all kinds, a user who answers now and then, and the
/// faults that were asked for. At the end nothing may be lost, nothing told twice, nothing ended by itself.
public final class SimulationRun {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Zone HOME = Zone.of(ZoneId.of("Europe/Berlin"));
    private static final List<Zone> ABROAD = List.of(
            Zone.of(ZoneId.of("America/New_York")),
            Zone.of(ZoneId.of("Asia/Tokyo")),
            Zone.of(ZoneId.of("Asia/Kolkata")));
    private static final EngineSettings SETTINGS = EngineSettings.DEFAULT;
    /// How likely the program dies at one step while it is threatened.
    private static final double DEATH_RATE = 0.05;
    /// How likely a fault begins in one slice of time.
    private static final double FAULT_RATE = 0.2;
    private static final double ANSWER_RATE = 0.5;

    private final SimulationPlan plan;
    private final SplittableRandom random;
    private final Fate fate;
    private final MemoryRepository memory = new MemoryRepository();
    private final ReminderRepository store;
    private final PlantedBug bug;
    private final Witness witness;
    private final Promises promises;
    private final SimulatedMedium medium;
    private Simulation world;
    private ReminderService service;
    private Duration skew = Duration.ZERO;
    private Zone zone = HOME;
    private int rules;

    public SimulationRun(SimulationPlan plan) {
        this(plan, PlantedBug.NONE);
    }

    SimulationRun(SimulationPlan plan, PlantedBug bug) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.fate = new Fate(random.nextLong());
        this.bug = bug;
        this.store = bug.in(new SimulatedStore(memory, fate, this::saving));
        this.world = new Simulation(random.nextLong(), START);
        this.witness = new Witness(memory, world);
        this.promises = new Promises(memory, witness, SETTINGS.poolLimits());
        this.medium = new SimulatedMedium(fate, witness);
        this.service = startEngine();
    }

    private ReminderService startEngine() {
        var surroundings = new Surroundings(world, () -> zone, () -> SETTINGS, () -> "rules " + rules);
        return Engine.start(world.system(), store, Media.of(medium), surroundings)
                .service();
    }

    public SimulationReport run() {
        var samples =
                new SampleReminders(random.split(), START.atZone(ZoneOffset.UTC).toLocalDate(), plan.days());
        for (var i = 1; i <= plan.reminders(); i++) {
            var added = service.add(samples.next(i));
            witness.expect(added.id(), added.definition().nag());
        }
        var end = START.plus(Duration.ofDays(plan.days()));
        while (world.instant().isBefore(end) && witness.violations().isEmpty()) {
            slice();
        }
        calm();
        return report(START, world.instant().minus(Duration.ofMinutes(1)));
    }

    private void saving(Changes changes) {
        promises.saving(changes);
        witness.digests().saving(changes);
    }

    private void slice() {
        witness.nextSlice();
        var fault = chooseFault();
        fault.ifPresentOrElse(this::strike, () -> promises.make(service.fires()));
        pass(Duration.ofMinutes(1 + random.nextInt(180)));
        check(fault);
        fate.threaten(0);
        fate.disk(true);
        fate.medium(true);
        liveAgain();
        answer();
    }

    /// What only holds where nothing was in its way.
    private void check(Optional<Fault> fault) {
        if (fault.isEmpty()) {
            promises.check(world.instant());
            promises.checkSlots(service.pools());
            witness.digests().check();
        }
        promises.forget();
        witness.digests().forget();
    }

    private void pass(Duration duration) {
        world.advanceUntil(() -> !fate.isAlive(), duration);
    }

    /// Everything works again, and there is time to catch up.
    private void calm() {
        witness.nextSlice();
        setRight();
        pass(Duration.ofHours(1));
        promises.checkSlots(service.pools());
    }

    // Faults

    private Optional<Fault> chooseFault() {
        if (plan.faults().isEmpty() || random.nextDouble() >= FAULT_RATE) {
            return Optional.empty();
        }
        var faults = plan.faults().stream().sorted().toList();
        return Optional.of(faults.get(random.nextInt(faults.size())));
    }

    private void strike(Fault fault) {
        switch (fault) {
            case CRASH -> fate.threaten(DEATH_RATE);
            case SLEEP -> {
                world.setClock(world.instant().plus(Duration.ofMinutes(10 + random.nextInt(600))));
                fate.count(fault);
            }
            case CLOCK -> setClock();
            case MEDIUM -> {
                fate.medium(false);
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
            case KILL -> killANagger();
        }
    }

    private void killANagger() {
        var naggers = Stream.of(service.processes())
                .flatMap(SimulationRun::withChildren)
                .filter(process -> process.name().startsWith("nagger/"))
                .toList();
        if (!naggers.isEmpty()) {
            var victim = naggers.get(random.nextInt(naggers.size()));
            service.kill(victim.pid());
            witness.killed(victim.name());
            fate.count(Fault.KILL);
        }
    }

    private static Stream<ProcessInfo> withChildren(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(SimulationRun::withChildren));
    }

    /// Abroad and home again, or the rules change.
    private void travel() {
        if (random.nextInt(3) == 0) {
            rules++;
        } else if (zone.equals(HOME)) {
            zone = ABROAD.get(random.nextInt(ABROAD.size()));
        } else {
            zone = HOME;
        }
    }

    /// Wrong for a while, then right again.
    private void setClock() {
        fate.count(Fault.CLOCK);
        if (skew.isZero()) {
            skew = Duration.ofMinutes(random.nextInt(-26 * 60, 26 * 60));
            world.setClock(world.instant().plus(skew));
        } else {
            setRight();
        }
    }

    private void setRight() {
        zone = HOME;
        world.setClock(world.instant().minus(skew));
        skew = Duration.ZERO;
    }

    /// After a death nothing is left but the store; somebody starts the program again some time later.
    private void liveAgain() {
        if (fate.isAlive()) {
            return;
        }
        var downtime = Duration.ofMinutes(random.nextInt(120));
        world = new Simulation(random.nextLong(), world.instant().plus(downtime));
        witness.crashed(world);
        fate.revive();
        service = startEngine();
        world.settle();
    }

    // The user

    private void answer() {
        if (service.clockDoubt().isPresent() && random.nextBoolean()) {
            service.trustClock();
        }
        for (var view : service.fires()) {
            if (random.nextDouble() < ANSWER_RATE) {
                answer(view.fire());
            }
        }
        world.settle();
    }

    private void answer(Fire fire) {
        var answer = anAnswer();
        if (service.answer(fire.fence(), answer) instanceof AnswerResult.Answered) {
            witness.answered(fire.fence(), answer);
            bug.answered(service);
        }
    }

    private Answer anAnswer() {
        return switch (random.nextInt(8)) {
            case 0 -> new Answer.Acknowledge();
            case 1 -> new Answer.Skip();
            case 2, 3 -> new Answer.Snooze(world.instant().plus(Duration.ofMinutes(5 + random.nextInt(90))));
            case 4 -> new Answer.Dismiss();
            default -> new Answer.Done();
        };
    }

    private SimulationReport report(Instant from, Instant to) {
        var audit = new Audit(
                memory, witness, HOME, SETTINGS.morning(), plan.faults().contains(Fault.MEDIUM));
        audit.check(from, to);
        return new SimulationReport(
                plan,
                audit.expected(),
                audit.rang(),
                audit.missed(),
                audit.endedEarly(),
                witness.nags(),
                witness.repeated(),
                witness.answers(),
                promises.checked(),
                fate.struck(),
                witness.violations());
    }
}
