package io.gadfly.app.cli;

import io.gadfly.engine.CalendarMerge;
import io.gadfly.icalendar.UnknownZones;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Schedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The schedules of calendars, each file for itself, with the instances that are told apart laid into their
/// series. What is refused is named on the standard error.
final class CalendarSeries {
    private final Invocation here;
    private int readable;
    private int unreadable;
    private int refused;

    /// One series or single date, under the name that its calendar gives it.
    record Series(String uid, Schedule schedule) {
        static Stream<Series> of(String uid, Definition definition) {
            return definition.activeSchedule().map(schedule -> new Series(uid, schedule)).stream();
        }
    }

    CalendarSeries(Invocation here) {
        this.here = here;
    }

    /// In the order of the file; instances whose series is nowhere come last.
    List<Series> read(String file) {
        try (var feed = new ImportFeed(here, List.of(file), UnknownZones.ofViewer())) {
            var contents = new Contents(file);
            feed.forEachRemaining(contents::take);
            feed.unreadable()
                    .forEach((source, reason) -> here.output().complain(Words.of("file.unreadable", source, reason)));
            count(feed.unreadable().isEmpty());
            return contents.merged();
        } catch (IOException failure) {
            throw CommandFailure.failed(Words.of("file.unreadable", file, FileTrouble.inWords(failure)));
        }
    }

    private void count(boolean isReadable) {
        if (isReadable) {
            readable++;
        } else {
            unreadable++;
        }
    }

    ExitCode exitCode() {
        if (readable == 0) {
            return ExitCode.NOTHING_READ;
        }
        return unreadable + refused == 0 ? ExitCode.DONE : ExitCode.DONE_IN_PART;
    }

    private final class Contents {
        private final String file;
        private final Map<String, Incoming.Item> items = new LinkedHashMap<>();
        private final Map<String, List<Incoming.Instance>> instances = new LinkedHashMap<>();

        Contents(String file) {
            this.file = file;
        }

        void take(Incoming incoming) {
            switch (incoming) {
                case Incoming.Item item -> take(item);
                case Incoming.Instance instance ->
                    instances
                            .computeIfAbsent(instance.uid(), _ -> new ArrayList<>())
                            .add(instance);
                case Incoming.Refused item -> refuse(item.line(), item.reason());
                case Incoming.Beginning _, Incoming.Remark _ -> {}
            }
        }

        /// Of two under one name the later version holds, as in an import.
        private void take(Incoming.Item item) {
            var known = items.putIfAbsent(item.uid(), item);
            if (known == null) {
                return;
            }
            if (item.origin().sequence() > known.origin().sequence()) {
                items.put(item.uid(), item);
            } else {
                refuse(item.line(), Words.of("occurrences.duplicate", item.uid()));
            }
        }

        private void refuse(int line, String reason) {
            refused++;
            here.output().complain(Words.of("occurrences.refused", file, line, reason));
        }

        List<Series> merged() {
            var series = items.values().stream().flatMap(this::merged);
            var orphans = instances.entrySet().stream()
                    .filter(entry -> !items.containsKey(entry.getKey()))
                    .flatMap(entry -> entry.getValue().stream())
                    .filter(instance -> !instance.cancelled())
                    .flatMap(instance -> Series.of(instance.uid(), CalendarMerge.standalone(instance)));
            return Stream.concat(series, orphans).toList();
        }

        private Stream<Series> merged(Incoming.Item item) {
            var told = instances.getOrDefault(item.uid(), List.of());
            return Series.of(item.uid(), CalendarMerge.withInstances(item.definition(), told));
        }
    }
}
