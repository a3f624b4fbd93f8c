package io.gadfly.ui.importing;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.icalendar.CalendarReader;
import io.gadfly.icalendar.CalendarReader.Opened;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Takes calendar files to the engine, one after the other; blocks as long as that takes.
record CalendarFiles(List<Path> files, Zone viewer) {
    /// What became of one file.
    sealed interface Outcome {
        String source();

        /// @param refused the text of what was refused, by line
        record Judged(String source, ImportReport report, Map<Integer, String> refused) implements Outcome {}

        record Unreadable(String source, String reason) implements Outcome {}
    }

    CalendarFiles {
        files = List.copyOf(files);
    }

    List<Outcome> bring(ReminderService service, ImportOptions options) {
        var outcomes = new ArrayList<Outcome>();
        for (var file : files) {
            outcomes.add(bring(file, service, options));
        }
        return outcomes;
    }

    private Outcome bring(Path file, ReminderService service, ImportOptions options) {
        var source = file.getFileName().toString();
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (CalendarReader.open(source, in, viewer)) {
                case Opened.NotACalendar(var reason) -> new Outcome.Unreadable(source, reason);
                case Opened.Calendar(var items) -> {
                    var watched = new WatchedItems(items);
                    var report = service.importCalendar(source, watched, options);
                    yield new Outcome.Judged(source, report, watched.refused);
                }
            };
        } catch (IOException failure) {
            return new Outcome.Unreadable(source, String.valueOf(failure.getMessage()));
        }
    }

    /// Remembers the text of what is refused as it goes by.
    private static final class WatchedItems implements Iterator<Incoming> {
        private final Iterator<Incoming> items;
        private final Map<Integer, String> refused = new HashMap<>();

        WatchedItems(Iterator<Incoming> items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public Incoming next() {
            var item = items.next();
            if (item instanceof Incoming.Refused broken) {
                refused.put(broken.line(), broken.rawText());
            }
            return item;
        }
    }
}
