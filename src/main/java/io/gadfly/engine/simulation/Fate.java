package io.gadfly.engine.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Decides by the seed what strikes when, and knows whether the program lives.
final class Fate {
    private final SplittableRandom random;
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private double deathRate;
    private long steps;
    private long lastStep = Long.MAX_VALUE;
    private boolean alive = true;
    private boolean diskWorks = true;
    private boolean mediumWorks = true;

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

    /// That the program dies at that step, counted from 1.
    void dieAt(long step) {
        steps = 0;
        lastStep = step;
    }

    long steps() {
        return steps;
    }

    /// A step of the program at which it may die.
    void step() {
        if (!alive) {
            throw new SimulatedDeath();
        }
        if (++steps == lastStep) {
            die();
        }
        if (deathRate > 0 && random.nextDouble() < deathRate) {
            die();
        }
    }

    private void die() {
        alive = false;
        deathRate = 0;
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

    boolean mediumWorks() {
        return mediumWorks;
    }

    void medium(boolean works) {
        mediumWorks = works;
    }

    void count(Fault fault) {
        struck.merge(fault, 1, Integer::sum);
    }

    Map<Fault, Integer> struck() {
        return struck;
    }
}
