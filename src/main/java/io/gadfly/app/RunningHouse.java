package io.gadfly.app;

import io.gadfly.app.StoreDoor.Entry;
import io.gadfly.app.cli.CommandFailure;
import io.gadfly.app.cli.CommandTree;
import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.House;
import io.gadfly.app.cli.Interruption;
import io.gadfly.app.cli.Invocation;
import io.gadfly.app.cli.Output;
import io.gadfly.app.cli.Upkeep;
import io.gadfly.app.cli.Words;
import io.gadfly.app.socket.CommandServer;
import io.gadfly.app.socket.Request;
import io.gadfly.app.subscription.LiveSubscriptions;
import io.gadfly.engine.Engine;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.notification.Medium;
import io.gadfly.notification.dbus.SleepSignal;
import io.gadfly.schedule.Zone;
import io.gadfly.settings.SettingsFile;
import io.gadfly.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program while it runs: the engine over the open store, and the socket on which commands come.
final class RunningHouse implements House, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningHouse.class);
    /// Copies wait until the program is up, then they are looked after again and again.
    private static final Duration FIRST_COPIES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_COPIES = Duration.ofMinutes(10);

    private final Store store;
    private final SettingsFile settings;
    private final Arrivals arrivals;
    private final InstantSource clock;
    private final SystemZone zone;
    private final ProcessSystem system;
    private final Media media;
    private final Engine engine;
    private final LiveSubscriptions subscriptions;
    private final CommandServer commands;
    private final Copies copies;
    private final Optional<SleepSignal> signal;
    private final WindowDoor window;
    private boolean closed;

    private RunningHouse(Store store, Wiring wiring, boolean hasWindows) throws IOException {
        this.store = store;
        this.window = new WindowDoor(hasWindows);
        this.settings = wiring.settings();
        this.arrivals = wiring.arrivals();
        this.clock = wiring.clock();
        this.zone = new SystemZone(clock);
        this.system = ProcessSystem.onVirtualThreads(clock);
        this.media = wiring.media(
                settings,
                zone,
                system.executor(),
                hasWindows,
                wiring.directories().bubbles());
        this.engine = Engine.start(system, store, media, ChosenByUser.surroundings(settings, clock, zone));
        this.subscriptions =
                new LiveSubscriptions(wiring.directories().subscriptions(), arrivals, engine, system, clock, zone);
        this.commands = CommandServer.open(wiring.directories().socket(), system.executor(), this::handle);
        wiring.autostart().follow(settings);
        this.signal = SleepSignal.listen(wiring.systemBus(), this::hearOfSleep);
        var calendar = new CalendarCopy(wiring.directories().calendar(), zone);
        this.copies = new Copies(
                store,
                engine.service(),
                calendar,
                clock,
                () -> settings.current().history().days());
        system.after(FIRST_COPIES, this::makeCopies);
    }

    private void hearOfSleep(SleepSignal.Phase phase) {
        if (phase == SleepSignal.Phase.AWAKE) {
            engine.lookAtTheClock();
            subscriptions.lookAtTheClock();
        }
    }

    /// Takes over the store; what is due rings from now on.
    ///
    /// @param hasWindows whether the window system has started
    static RunningHouse start(Entry.ToStore entry, Wiring wiring, boolean hasWindows) throws IOException {
        var house = new RunningHouse(entry.store(), wiring, hasWindows);
        entry.news().ifPresent(news -> house.engine.tell(Words.of("restore.title"), news));
        return house;
    }

    /// Sets who shows the window and takes calendars to import.
    void setWindow(Consumer<List<Path>> shower) {
        window.open(shower);
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public SettingsFile settings() {
        return settings;
    }

    /// Tells the user something that belongs to no reminder.
    void tell(String title, String text) {
        engine.tell(title, text);
    }

    SystemZone zone() {
        return zone;
    }

    ProcessSystem system() {
        return system;
    }

    @Override
    public ReminderService reminders() {
        return engine.service();
    }

    @Override
    public SubscriptionService subscriptions() {
        return subscriptions.service();
    }

    @Override
    public Upkeep upkeep() {
        return new StoreUpkeep(store);
    }

    @Override
    public String restore(Path backup) {
        throw CommandFailure.failed(Words.of("restore.runs"));
    }

    @Override
    public List<MediumTrial> tryMedia() {
        return engine.service().tryMedia();
    }

    @Override
    public ExitCode show(List<Path> calendars) {
        window.show(calendars);
        return ExitCode.DONE;
    }

    @Override
    public ExitCode serve(boolean standBy) {
        throw CommandFailure.failed(
                Words.of("serve.runs.already", ProcessHandle.current().pid()));
    }

    private int handle(Request request, InputStream in, OutputStream out, OutputStream err, Interruption interruption) {
        var output = new Output(Console.terminal(in, out, err, request.isScreen(), interruption));
        var here = new Invocation(output, Path.of(request.directory()), zoneOf(request), clock, this);
        return CommandTree.run(here, request.arguments().toArray(String[]::new)).value();
    }

    private Zone zoneOf(Request request) {
        try {
            return Zone.of(ZoneId.of(request.zone()));
        } catch (DateTimeException _) {
            return zone.get();
        }
    }

    private void makeCopies() {
        copies.make();
        system.after(BETWEEN_COPIES, this::makeCopies);
    }

    @Override
    public void close() {
        var _ = end();
    }

    /// Takes no more commands, lets the processes finish what they are at, and closes the store. Whoever comes
    /// second waits for the end too, and is answered false.
    synchronized boolean end() {
        if (closed) {
            return false;
        }
        closed = true;
        try {
            commands.close();
        } catch (IOException failure) {
            LOG.warn("The socket did not close", failure);
        }
        signal.ifPresent(SleepSignal::close);
        copies.close();
        engine.close();
        subscriptions.close();
        system.close();
        media.all().forEach(Medium::close);
        store.close();
        return true;
    }
}
