package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// A world without waiting: time passes when nobody has anything to do, and a seed decides the order of everything
/// that may happen in any order. The same seed gives the same run.
///
/// Use it from one thread; it is the clock that its processes see.
public final class Simulation implements InstantSource {
    private final SimulatedWorld world;
    private final ProcessSystem system;
    private Instant start;

    public Simulation(long seed, Instant start) {
        this.start = start;
        this.world = new SimulatedWorld(seed, this);
        this.system = new ProcessSystem(world);
    }

    public ProcessSystem system() {
        return system;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(world.nanoTime());
    }

    /// Sets the time of day, as a user or a time server might; timers do not notice.
    public void setClock(Instant now) {
        start = now.minusNanos(world.nanoTime());
    }

    /// Lets everybody work until nobody has anything to do at this moment.
    public void settle() {
        world.turn(() -> false, world.nanoTime());
    }

    /// Lets time pass, with everything that happens in it.
    public void advance(Duration duration) {
        world.turn(() -> false, world.nanoTime() + duration.toNanos());
    }

    /// Lets time pass until the condition holds, or `limit` is over; answers whether it holds. The condition is looked
    /// at after each step and must not wait for anything.
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        world.turn(condition, world.nanoTime() + limit.toNanos());
        return condition.getAsBoolean();
    }
}
