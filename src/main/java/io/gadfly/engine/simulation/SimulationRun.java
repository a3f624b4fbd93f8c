package io.gadfly.engine.simulation;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ListRules;
import io.gadfly.engine.Media;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.NagPolicy.Also;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// One run of the whole engine in a simulated world: reminders of all kinds, a calendar that changes, a user
/// who answers, edits, takes back and wants to be left alone, and the faults that were asked for. At the end
/// nothing may be lost, nothing told twice, on the desktop or by mail, nothing ended by itself.
public final class SimulationRun {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final EngineSettings SETTINGS = new EngineSettings(
            EngineSettings.DEFAULT.morning(),
            EngineSettings.DEFAULT.snooze(),
            Optional.empty(),
            EngineSettings.DEFAULT.poolLimits(),
            Map.of(SampleReminders.WORK, new ListRules(Optional.of(SampleReminders.WORK), Set.of())),
            0);
    /// For how long a fault may keep what is due from the engine: a clock that is a day behind, and a journey.
    private static final Duration LONGEST_DELAY = Duration.ofDays(3);
    /// What is edited within a minute after it was due may still ring.
    private static final Duration SHORTEST_DELAY = Duration.ofMinutes(2);

    /// In which what was in the way of the engine is made up for, before the user does something.
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final SimulationPlan plan;
    private final SplittableRandom random;
    private final Fate fate;
    private final SimulatedDisk disk;
    private final SimulatedMachine machine;
    private final SimulatedProgram program;
    private final Wishes wishes;
    private final Witness witness;
    private final Promises promises;
    private final KeptSlots slots;
    private final Misfortunes misfortunes;
    private final SimulatedEditor editor;
    private final SimulatedHousekeeper housekeeper;
    private final SimulatedUser user;
    private final SimulatedCalendar calendar;

    public SimulationRun(SimulationPlan plan) {
        this(plan, PlantedBug.NONE, _ -> SimulatedDisk.inMemory());
    }

    SimulationRun(SimulationPlan plan, PlantedBug bug, SimulatedDisk.Maker disks) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.fate = new Fate(random.nextLong());
        this.machine = new SimulatedMachine(random.split(), START, SETTINGS);
        this.disk = disks.make(machine);
        this.wishes = new Wishes(machine);
        var quiet = new WishedQuiet(machine);
        var pools = new WishedPools(SETTINGS);
        this.witness = new Witness(disk, machine, wishes, quiet);
        this.promises = new Promises(disk, machine, witness, pools);
        this.slots = new KeptSlots(disk, pools, witness);
        this.program = new SimulatedProgram(machine, disk, fate, bug, media(), this::saving);
        this.misfortunes = new Misfortunes(plan.faults(), random.split(), fate, machine, program, disk, witness);
        var samples = new SampleReminders(random.split(), plan.days());
        this.editor = new SimulatedEditor(program, machine, wishes, witness, random.split(), samples);
        this.housekeeper = new SimulatedHousekeeper(program, machine, quiet, pools, random.split());
        this.calendar = new SimulatedCalendar(program, machine, disk, wishes, witness, random.split(), samples);
        this.user = new SimulatedUser(program, machine, wishes, witness, bug, random.split(), editor, housekeeper);
    }

    private Media media() {
        return new Media(
                List.of(new SimulatedMedium(fate, witness)),
                List.of(),
                Map.of(Also.MAIL, new SimulatedMail(fate, machine, witness.mails())));
    }

    private void saving(Changes changes) {
        promises.saving(changes);
        slots.saving(changes);
        witness.saving(changes);
    }

    public SimulationReport run() {
        for (var i = 0; i < plan.reminders(); i++) {
            editor.add();
        }
        var end = START.plus(Duration.ofDays(plan.days()));
        while (machine.instant().isBefore(end) && witness.violations().isEmpty()) {
            slice();
        }
        calm();
        return report();
    }

    private void slice() {
        var fault = misfortunes.choose();
        witness.nextSlice(fault.isEmpty());
        fault.ifPresent(misfortunes::strike);
        calendar.lookNowAndThen();
        if (fault.isEmpty()) {
            promises.make(program.service().fires());
        }
        program.pass(Duration.ofMinutes(1 + random.nextInt(180)));
        check(fault);
        if (!fate.isAlive()) {
            calendar.crashed();
        }
        misfortunes.end();
        program.pass(MOMENT);
        user.act();
    }

    /// What only holds where nothing was in its way.
    private void check(Optional<Fault> fault) {
        if (fault.isEmpty()) {
            promises.check();
            promises.checkNags(program.service().fires());
            promises.checkPools(program.service().pools());
            witness.digests().check();
        }
        promises.forget();
        witness.digests().forget();
    }

    /// Everything works again, nothing is quiet, and there is time to catch up.
    private void calm() {
        witness.nextSlice(false);
        machine.setRight();
        housekeeper.endAll();
        if (program.service().clockDoubt().isPresent()) {
            program.service().trustClock();
        }
        calendar.lookAtLast();
        program.pass(Duration.ofHours(1));
        promises.checkPools(program.service().pools());
    }

    private SimulationReport report() {
        var weather = new Audit.Weather(
                plan.faults().isEmpty() ? SHORTEST_DELAY : LONGEST_DELAY,
                plan.faults().contains(Fault.MEDIUM));
        var audit = new Audit(disk.store(), machine, witness, wishes, weather);
        var end = machine.instant().minus(Duration.ofMinutes(1));
        audit.check(START, end);
        witness.mails().check(disk.store(), end);
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
