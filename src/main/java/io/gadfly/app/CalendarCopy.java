package io.gadfly.app;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.icalendar.CalendarReader;
import io.gadfly.icalendar.CalendarReader.Opened;
import io.gadfly.icalendar.CalendarWriter;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// The plain calendar of all reminders beside the database: for other programs, and for the day on which
/// neither the database nor a backup can be read.
///
/// The file appears when it is whole and on the disk; until then the one before stays.
///
/// @param viewer the zone of times that have none
record CalendarCopy(Path file, Supplier<Zone> viewer) {
    /// Up to this size it is written again soon after a change, beyond it with the daily backup.
    private static final long QUICKLY_WRITTEN = 4L << 20;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    boolean isQuicklyWritten() {
        try {
            return Files.notExists(file) || Files.size(file) <= QUICKLY_WRITTEN;
        } catch (IOException gone) {
            return true;
        }
    }

    /// @param at when it is written
    void write(ReminderService reminders, Instant at) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (var calendar = new CalendarWriter(Files.newOutputStream(unfinished), at, viewer.get())) {
            reminders.export(ReminderFilter.ALL, (reminder, answers) -> {
                try {
                    calendar.write(reminder, answers);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        finish(unfinished, file);
    }

    private static void finish(Path unfinished, Path file) throws IOException {
        try (var disk = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            disk.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Keeps it as it is under another name beside it, which is answered; empty where there is none.
    Optional<Path> keep(Instant at) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var kept = file.resolveSibling("reminders-" + STAMP.format(at) + ".ics");
        var unfinished = kept.resolveSibling(kept.getFileName() + ".part");
        Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
        finish(unfinished, kept);
        return Optional.of(kept);
    }

    /// Brings back the reminders that are not there, with what waited for an answer when it was written or has
    /// fallen due since, and answers with their number; empty where there is no such file.
    OptionalInt bringBack(ReminderService reminders) throws IOException {
        if (Files.notExists(file)) {
            return OptionalInt.empty();
        }
        var there = new HashSet<String>();
        reminders.forEach(ReminderFilter.ALL, reminder -> there.add(reminder.uid()));
        var asOf = Files.getLastModifiedTime(file).toInstant();
        try (var in = Files.newInputStream(file)) {
            return switch (CalendarReader.open(String.valueOf(file.getFileName()), in, viewer.get())) {
                case Opened.Calendar(var items) -> OptionalInt.of(importAll(missing(items, there), asOf, reminders));
                case Opened.NotACalendar _ -> OptionalInt.empty();
            };
        }
    }

    private int importAll(Iterator<Incoming> missing, Instant asOf, ReminderService reminders) {
        var report =
                reminders.importCalendar(String.valueOf(file.getFileName()), missing, ImportOptions.bringBack(asOf));
        return Math.toIntExact(report.count(Kind.ADDED) + report.count(Kind.PAST) - report.addedDates());
    }

    private static Iterator<Incoming> missing(Iterator<Incoming> items, Set<String> there) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, 0), false)
                .filter(item -> switch (item) {
                    case Incoming.Item reminder -> !there.contains(reminder.uid());
                    case Incoming.Instance instance -> !there.contains(instance.uid());
                    case Incoming.Beginning _, Incoming.Refused _, Incoming.Remark _ -> true;
                })
                .iterator();
    }
}
