package io.gadfly.engine;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// An engine in a simulated world with one medium: time passes only when a test lets it.
final class House implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    final Simulation world;
    final ReminderRepository repository;
    final RecordingMedium desktop;
    Zone zone = Zone.of(ZoneId.of("Europe/Berlin"));
    EngineSettings settings = EngineSettings.DEFAULT;
    private Engine engine;

    House() {
        this(1, START);
    }

    House(long seed, Instant start) {
        this(seed, start, new MemoryRepository());
    }

    House(long seed, Instant start, ReminderRepository repository) {
        this.world = new Simulation(seed, start);
        this.repository = repository;
        this.desktop = new RecordingMedium("desktop", world);
        this.engine = startEngine();
    }

    private Engine startEngine() {
        var surroundings = new Surroundings(world, () -> zone, () -> settings);
        var started = Engine.start(world.system(), repository, Media.of(desktop), surroundings);
        world.settle();
        return started;
    }

    /// Ends the engine and starts another one on the same store.
    void restart() {
        engine.close();
        world.settle();
        engine = startEngine();
    }

    /// The machine wakes up: the time of day went on, the timers did not.
    void sleepFor(Duration duration) {
        world.setClock(now().plus(duration));
        engine.lookAtTheClock();
        world.settle();
    }

    ReminderService service() {
        return engine.service();
    }

    Instant now() {
        return world.instant();
    }

    void pass(Duration duration) {
        world.advance(duration);
    }

    Reminder addIn(Duration delay, String title, NagPolicy nag) {
        var at = CalendarTime.utc(now().plus(delay));
        return service().add(Definition.of(Details.of(title), Schedule.once(at)).withNag(nag));
    }

    @Override
    public void close() {
        engine.close();
        world.settle();
    }
}
