package io.gadfly.engine.simulation;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.QuietHours;
import io.gadfly.engine.Surroundings;
import io.gadfly.kernel.Simulation;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/// The machine on which the program lives and dies: its clock, its zone and the rules of zones, and what the user chose
/// in the settings.
final class SimulatedMachine implements InstantSource {
    static final Zone HOME = Zone.of(ZoneId.of("Europe/Berlin"));

    private final SplittableRandom random;
    private Simulation world;
    private EngineSettings settings;
    private Duration skew = Duration.ZERO;
    private Zone zone = HOME;
    private int rules;
    private int slice;
    private int clockSetIn = -1;
    private Instant clockSetAt = Instant.MIN;

    /// @param random decides the order of what may happen in any order, anew at each start
    SimulatedMachine(SplittableRandom random, Instant start, EngineSettings settings) {
        this.random = random;
        this.world = new Simulation(random.nextLong(), start);
        this.settings = settings;
    }

    Simulation world() {
        return world;
    }

    Surroundings surroundings() {
        return new Surroundings(world, () -> zone, () -> settings, () -> "rules " + rules);
    }

    /// Somebody switches it on again some time later.
    void reboot(Duration downtime) {
        world = new Simulation(random.nextLong(), world.instant().plus(downtime));
    }

    // Time

    /// What its clock says.
    @Override
    public Instant instant() {
        return world.instant();
    }

    /// What a clock would say that nobody set.
    Instant trueTime() {
        return world.instant().minus(skew);
    }

    /// Time is counted in slices, since its clock may be set: between two of them the user acts, and within one at most
    /// one fault strikes.
    int slice() {
        return slice;
    }

    void nextSlice() {
        slice++;
    }

    void pass(BooleanSupplier goal, Duration duration) {
        world.advanceUntil(goal, duration);
    }

    void sleep(Duration duration) {
        world.setClock(world.instant().plus(duration));
    }

    boolean isSkewed() {
        return !skew.isZero();
    }

    void skew(Duration by) {
        world.setClock(world.instant().plus(by));
        skew = skew.plus(by);
        clockSetIn = slice;
        clockSetAt = trueTime();
    }

    void setRight() {
        if (isSkewed()) {
            skew(skew.negated());
        }
        zone = HOME;
    }

    /// The last slice in which its clock was set.
    int clockSetIn() {
        return clockSetIn;
    }

    /// Whether nobody set its clock for so long.
    boolean isSteadyFor(Duration duration) {
        return clockSetAt.isBefore(trueTime().minus(duration));
    }

    // Place

    Zone zone() {
        return zone;
    }

    void carryTo(Zone elsewhere) {
        zone = elsewhere;
    }

    void renewRules() {
        rules++;
    }

    // Settings

    EngineSettings settings() {
        return settings;
    }

    void choose(Optional<QuietHours> quietHours, int nagsPerHour) {
        settings = new EngineSettings(
                settings.morning(),
                settings.snooze(),
                quietHours,
                settings.poolLimits(),
                settings.lists(),
                nagsPerHour);
    }
}
