package io.gadfly.icalendar;

import io.gadfly.TemporaryFolder;
import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.Surroundings;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.ImportReport;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A store on the disk with nothing in it, for one import.
@State(Scope.Benchmark)
public class EmptyStore {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    private @Nullable ProcessSystem system;
    private @Nullable TemporaryFolder folder;
    private @Nullable Store store;

    @Setup(Level.Invocation)
    public void open() throws IOException {
        var empty = TemporaryFolder.create();
        folder = empty;
        store = empty.openStore(Runnable::run);
        system = ProcessSystem.onVirtualThreads(InstantSource.system());
    }

    /// Nothing where the file is no calendar.
    Optional<ImportReport> take(Path file) throws IOException {
        var surroundings = new Surroundings(InstantSource.system(), () -> BERLIN, () -> EngineSettings.DEFAULT)
                .with(new WrittenAlike(() -> BERLIN));
        var service = Engine.atRest(Objects.requireNonNull(system), Objects.requireNonNull(store), surroundings);
        var name = String.valueOf(file.getFileName());
        try (var in = Files.newInputStream(file)) {
            return switch (CalendarReader.open(name, in, BERLIN)) {
                case CalendarReader.Opened.Calendar(var items) ->
                    Optional.of(service.importCalendar(name, items, ReminderService.ImportOptions.STORE));
                case CalendarReader.Opened.NotACalendar _ -> Optional.empty();
            };
        }
    }

    @TearDown(Level.Invocation)
    public void close() throws IOException {
        Objects.requireNonNull(system).close();
        Objects.requireNonNull(store).close();
        Objects.requireNonNull(folder).close();
    }
}
