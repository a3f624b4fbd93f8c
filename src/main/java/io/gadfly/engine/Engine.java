package io.gadfly.engine;

import io.gadfly.kernel.ChildSpec;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.ReminderRepository;

/// The engine while it runs. Everything that it knows is in the store, so it may end at any moment; `close` is the
/// polite way.
public final class Engine implements AutoCloseable {
    private final EngineParts parts;
    private final ProcessRef<?> caretaker;
    private final ReminderService service;

    private Engine(EngineParts parts, ProcessRef<?> caretaker) {
        this.parts = parts;
        this.caretaker = caretaker;
        this.service = new EngineService(parts);
    }

    /// Starts the tree of processes; what the store says is due rings at once, as each reminder's misfire policy wants
    /// it.
    public static Engine start(
            ProcessSystem system, ReminderRepository repository, Media media, Surroundings surroundings) {
        var parts = new EngineParts(system, repository, media, surroundings);
        parts.listenToMedia();
        return new Engine(parts, system.spawn(new Caretaker(parts.start(), parts::start)));
    }

    /// The door to a store while no engine runs: everything can be asked, changed and answered, but nothing rings. What
    /// is due waits for the next start.
    public static ReminderService atRest(
            ProcessSystem system, ReminderRepository repository, Surroundings surroundings) {
        return new EngineService(new EngineParts(system, repository, Media.of(), surroundings));
    }

    public ReminderService service() {
        return service;
    }

    /// Starts a process of the program's own in the tree, after those of the engine: it is watched over and ended like
    /// them.
    public void accompany(ChildSpec companion) {
        parts.accompany(companion);
    }

    /// Tells the user something that belongs to no reminder.
    public void tell(String title, String text) {
        parts.bell().notice(title, text);
    }

    /// Looks at the clock now, not within half a minute: the machine woke up, or the time was set.
    public void lookAtTheClock() {
        parts.dispatch().clockJumped();
        parts.dispatch().reschedule();
    }

    /// Stops the processes in the reverse order of their start; each has its time to finish what it is at.
    @Override
    public void close() {
        caretaker.exit(ExitReason.KILLED);
        parts.stop();
    }
}
