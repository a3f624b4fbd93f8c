package io.gadfly.engine.simulation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Decides by the seed what strikes when, and knows whether the program lives.
final class Fate {
    private final SplittableRandom random;
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private double deathRate;
    private final Map<FailPoint, Integer> passed = new HashMap<>();
    private Optional<Death> death = Optional.empty();
    private boolean alive = true;
    private boolean diskWorks = true;
    private Mood medium = Mood.WORKS;
    private Runnable comingAndGoing = () -> {};
    private Optional<Runnable> interruption = Optional.empty();

    /// What the desktop does with what it is told.
    enum Mood {
        WORKS,
        ABSENT,
        FAILS,
        ASKS_FOR_SILENCE
    }

    /// The appointed end: the nth time that a point is passed.
    private record Death(FailPoint point, int occasion) {}

    Fate(long seed) {
        this.random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    boolean isAlive() {
        return alive;
    }

    /// How likely it is that the program dies at a step from now on.
    void threaten(double rate) {
        deathRate = rate;
    }

    /// That the program dies when it passes that point for the nth time from now on.
    void dieAt(FailPoint point, int occasion) {
        passed.clear();
        death = Optional.of(new Death(point, occasion));
    }

    /// How often that point was passed.
    int passed(FailPoint point) {
        return passed.getOrDefault(point, 0);
    }

    /// The program is about to do these steps, or has done them; it may die here.
    void pass(Set<Step> steps, FailPoint.Side side) {
        if (!alive) {
            throw new SimulatedDeath();
        }
        for (var step : steps) {
            var point = new FailPoint(step, side);
            var occasion = passed.merge(point, 1, Integer::sum);
            if (death.filter(new Death(point, occasion)::equals).isPresent()) {
                die();
            }
        }
        if (deathRate > 0 && random.nextDouble() < deathRate) {
            die();
        }
    }

    private void die() {
        alive = false;
        deathRate = 0;
        death = Optional.empty();
        count(Fault.CRASH);
        throw new SimulatedDeath();
    }

    void revive() {
        alive = true;
    }

    boolean diskWorks() {
        return diskWorks;
    }

    void disk(boolean works) {
        diskWorks = works;
    }

    Mood medium() {
        return medium;
    }

    void medium(Mood mood) {
        var before = medium;
        medium = mood;
        if ((mood == Mood.ABSENT) != (before == Mood.ABSENT)) {
            comingAndGoing.run();
        }
    }

    /// Nobody says when it begins or ceases to fail, to hang or to be inhibited.
    void onComingOrGoing(Runnable listener) {
        comingAndGoing = listener;
    }

    /// What happens while the next mail is on its way.
    void interruptTheNextMail(Runnable action) {
        interruption = Optional.of(action);
    }

    void interruptNoMail() {
        interruption = Optional.empty();
    }

    /// A mail is on its way.
    void interrupt() {
        var action = interruption;
        interruption = Optional.empty();
        action.ifPresent(Runnable::run);
    }

    void count(Fault fault) {
        struck.merge(fault, 1, Integer::sum);
    }

    Map<Fault, Integer> struck() {
        return struck;
    }
}
