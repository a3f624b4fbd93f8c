package io.gadfly.engine;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.Medium;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// An engine in a simulated world with one medium: time passes only when a test lets it.
final class House implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    final Simulation world;
    final ReminderRepository repository;
    final RecordingMedium desktop;
    Zone zone = Zone.of(ZoneId.of("Europe/Berlin"));
    EngineSettings settings = EngineSettings.DEFAULT;
    String zoneRules = "2026a";
    /// Called whenever a process looks at the settings.
    Runnable settingsAsked = () -> {};
    private final Media media;
    private Engine engine;

    House() {
        this(1, START);
    }

    House(long seed, Instant start) {
        this(seed, start, new MemoryRepository());
    }

    House(long seed, Instant start, ReminderRepository repository) {
        this(seed, start, repository, _ -> List.of());
    }

    /// @param others what follows the desktop on the ladder
    House(long seed, Instant start, ReminderRepository repository, Function<Simulation, List<Medium>> others) {
        this.world = new Simulation(seed, start);
        this.repository = repository;
        this.desktop = new RecordingMedium("desktop", world);
        var ladder = Stream.concat(Stream.of((Medium) desktop), others.apply(world).stream());
        this.media = new Media(ladder.toList(), List.of());
        this.engine = startEngine();
    }

    private Engine startEngine() {
        var started = Engine.start(world.system(), repository, media, surroundings());
        world.settle();
        return started;
    }

    private Surroundings surroundings() {
        return new Surroundings(world, () -> zone, this::settings, () -> zoneRules);
    }

    /// The door while nothing runs, to be used between an end and the next start.
    ReminderService atRest() {
        return Engine.atRest(world.system(), repository, surroundings());
    }

    private EngineSettings settings() {
        settingsAsked.run();
        return settings;
    }

    /// Ends the engine and starts another one on the same store.
    void restart() {
        restartAfter(() -> {});
    }

    /// What happens in between happens while nothing runs.
    void restartAfter(Runnable meanwhile) {
        engine.close();
        world.settle();
        meanwhile.run();
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

    Reminder add(String title, CalendarTime start, Frequency frequency) {
        var rule = new RecurrenceRule(frequency, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        return service().add(Definition.of(Details.of(title), Schedule.repeating(start, rule)));
    }

    Optional<Instant> nextFireAt(Reminder reminder) {
        return service().find(reminder.id()).orElseThrow().nextFireAt();
    }

    /// The fire of a title that is not over.
    FireView fire(String title) {
        return service().fires().stream()
                .filter(view -> view.reminder().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
        world.settle();
    }
}
