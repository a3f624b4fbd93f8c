package io.gadfly.ui.importing;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.icalendar.CalendarFeed;
import io.gadfly.icalendar.CalendarFeed.Calendar;
import io.gadfly.icalendar.CalendarFeed.Provenance;
import io.gadfly.icalendar.UnknownZones;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes calendar files to the engine, all of them as one import; blocks as long as that takes.
///
/// @param name what the import is called in the list of what can be undone
record CalendarFiles(String name, List<Path> files, Zone viewer) {
    /// What became of them.
    ///
    /// @param items those that the report lists
    /// @param unreadable those that are no calendars, with the reason
    /// @param unknownZones the zones in them that nobody knows, and of which nothing was said
    record Outcome(
            ImportReport report,
            List<Judged> items,
            List<Remarked> remarks,
            Map<String, String> unreadable,
            List<String> unknownZones) {}

    record Judged(Verdict verdict, Provenance from) {}

    record Remarked(Incoming.Remark remark, Provenance from) {}

    CalendarFiles {
        files = List.copyOf(files);
    }

    /// @param zone what is taken for zones that nobody knows; empty: the viewer's
    Outcome bring(ReminderService service, ImportOptions options, Optional<Zone> zone) {
        var calendars = Calendar.of(files);
        var unknownZones = new UnknownZones(zone, Map.of());
        try (var feed =
                new CalendarFeed(calendars, viewer, unknownZones, failure -> String.valueOf(failure.getMessage()))) {
            if (!feed.hasNext() && feed.unreadable().size() == calendars.size()) {
                var nothing = new ImportReport(name, List.of(), List.of(), true);
                return new Outcome(nothing, List.of(), List.of(), feed.unreadable(), List.of());
            }
            return outcome(service.importCalendar(name, feed, options), feed, unknownZones);
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private static Outcome outcome(ImportReport report, CalendarFeed feed, UnknownZones unknownZones) {
        return new Outcome(
                report,
                report.verdicts().stream()
                        .map(verdict -> new Judged(verdict, feed.of(verdict)))
                        .toList(),
                report.remarks().stream()
                        .map(remark -> new Remarked(remark, feed.of(remark)))
                        .toList(),
                feed.unreadable(),
                unknownZones.undecided());
    }
}
