package io.gadfly.icalendar;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.Surroundings;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import io.gadfly.store.TestStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A whole program on a store in memory, into which calendars are imported as a user would; time passes only
/// when a test lets it.
final class Desk implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Simulation world;
    private final Store store;
    private final Engine engine;

    /// The titles of all nags so far.
    final List<String> nags = new ArrayList<>();

    Desk() {
        this(NOW);
    }

    Desk(Instant start) {
        this(start, TestStores::inMemory);
    }

    /// On a store in a folder.
    Desk(Path folder) {
        this(NOW, world -> switch (Store.open(folder, world)) {
            case Opening.Opened(var store) -> store;
            case Opening other -> throw new AssertionError(other);
        });
    }

    private Desk(Instant start, Function<Simulation, Store> storeOf) {
        world = new Simulation(1, start);
        store = storeOf.apply(world);
        var surroundings = new Surroundings(world, () -> Calendars.BERLIN, () -> EngineSettings.DEFAULT)
                .with(new WrittenAlike(() -> Calendars.BERLIN));
        engine = Engine.start(world.system(), store, Media.of(new Bell()), surroundings);
        world.settle();
    }

    ReminderService service() {
        return engine.service();
    }

    ImportReport take(String calendar) {
        return take(Calendars.stream(calendar), ImportOptions.STORE);
    }

    ImportReport take(InputStream in, ImportOptions options) {
        return take(CalendarReader.open("test.ics", in, Calendars.BERLIN), options);
    }

    /// As a subscription brings it.
    ImportReport refresh(String calendar) {
        return take(
                CalendarReader.openSubscribed(
                        "https://example.org/a.ics", Calendars.stream(calendar), Calendars.BERLIN),
                ImportOptions.STORE);
    }

    /// As a later look at a subscription brings it: no step of undo.
    ImportReport look(String calendar) {
        return take(
                CalendarReader.openSubscribed(
                        "https://example.org/a.ics", Calendars.stream(calendar), Calendars.BERLIN),
                ImportOptions.look(ImportOptions.Occasion.REFRESHED, "inbox", NagPolicy.NORMAL));
    }

    Optional<String> undo() {
        var name = service().undo();
        world.settle();
        return name;
    }

    Optional<String> redo() {
        var name = service().redo();
        world.settle();
        return name;
    }

    private ImportReport take(CalendarReader.Opened opened, ImportOptions options) {
        return switch (opened) {
            case CalendarReader.Opened.NotACalendar(var reason) -> throw new AssertionError(reason);
            case CalendarReader.Opened.Calendar(var items) -> take(items, options);
        };
    }

    ImportReport take(Iterator<Incoming> items, ImportOptions options) {
        var report = service().importCalendar("test.ics", items, options);
        world.settle();
        return report;
    }

    static List<Kind> kinds(ImportReport report) {
        return report.verdicts().stream().map(Verdict::kind).toList();
    }

    /// All that is stored, with what was answered.
    String export() {
        var out = new ByteArrayOutputStream();
        try (var writer = new CalendarWriter(out, Calendars.STAMP, Calendars.BERLIN)) {
            service().export(ReminderFilter.ALL, (reminder, answers) -> write(writer, reminder, answers));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void write(CalendarWriter writer, Reminder reminder, AlarmAnswers answers) {
        try {
            writer.write(reminder, answers);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void passUntil(String instant) {
        pass(Duration.between(now(), Instant.parse(instant)));
    }

    void pass(Duration duration) {
        world.advance(duration);
    }

    Instant now() {
        return world.instant();
    }

    Optional<Reminder> find(String uid) {
        return store.findByUid(uid);
    }

    Reminder get(String uid) {
        return find(uid).orElseThrow();
    }

    Optional<Instant> nextFireAt(String uid) {
        return store.findPlanned(get(uid).id()).flatMap(planned -> planned.nextFireAt());
    }

    /// All reminders with their next fires.
    List<Changes.Planned> planned() {
        return store.list(ReminderFilter.ALL, 0, Integer.MAX_VALUE);
    }

    /// All that is stored of reminders and fires.
    State state() {
        var reminders = new ArrayList<Reminder>();
        store.forEach(ReminderFilter.ALL, reminders::add);
        return new State(reminders, store.findLiveFires(0, 1_000), store.findHistory(Instant.MIN, Instant.MAX, 1_000));
    }

    record State(List<Reminder> reminders, List<Fire> live, List<Fire> over) {
        /// Whatever the words were in which it came, and how often.
        State meaning() {
            return new State(reminders.stream().map(State::meaning).toList(), live, over);
        }

        private static Reminder meaning(Reminder reminder) {
            return new Reminder(
                    reminder.id(), 1, reminder.uid(), reminder.definition(), new Origin.Local(), reminder.status());
        }
    }

    @Override
    public void close() {
        engine.close();
        world.settle();
        store.close();
    }

    private final class Bell implements Medium {
        @Override
        public String name() {
            return "bell";
        }

        @Override
        public Availability availability() {
            return new Availability.Ready();
        }

        @Override
        public DeliveryResult deliver(Notification notification) {
            nags.add(notification.title());
            return new DeliveryResult.Delivered();
        }

        @Override
        public DeliveryResult deliver(Digest digest) {
            return new DeliveryResult.Delivered();
        }

        @Override
        public void withdraw(Fence fence) {}

        @Override
        public void onResponse(Consumer<Response> listener) {}
    }
}
