package io.gadfly.icalendar;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long Gadfly takes over each calendar of a folder, from the file into an empty store, and how much heap:
/// one line for each, the slowest last. Opening the store and closing it are not counted.
public final class CalendarCosts {
    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private CalendarCosts() {}

    /// @param megabytes the peaks of the heap's parts together, garbage and all: there never was more
    private record Cost(Path file, Optional<ImportReport> report, double milliseconds, double megabytes) {
        static Cost of(Path file) throws IOException {
            var store = new EmptyStore();
            store.open();
            try {
                return of(file, store);
            } finally {
                store.close();
            }
        }

        private static Cost of(Path file, EmptyStore store) throws IOException {
            System.gc();
            HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
            var begin = System.nanoTime();
            var report = store.take(file);
            var time = System.nanoTime() - begin;
            var peak = HEAP.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            return new Cost(file, report, time / 1e6, peak / 1e6);
        }

        boolean isWhole() {
            return report.filter(done -> done.count(Kind.REFUSED) == 0).isPresent();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%10.1f ms %7.1f MB %7d items %5d refused  %s",
                    milliseconds,
                    megabytes,
                    report.map(ImportReport::items).orElse(0L),
                    report.map(done -> done.count(Kind.REFUSED)).orElse(0L),
                    report.isPresent() ? file.getFileName() : file.getFileName() + " is no calendar");
        }
    }

    /// @param arguments the folder
    public static void main(String[] arguments) throws IOException {
        var costs = new ArrayList<Cost>();
        for (var file : calendars(Path.of(arguments[0]))) {
            costs.add(Cost.of(file));
        }
        costs.sort(Comparator.comparingDouble(Cost::milliseconds));
        costs.forEach(IO::println);
        IO.println(String.format(
                Locale.ROOT,
                "%d files, %d calendars, %d of them without a refusal; slowest: %.1f ms, most heap: %.1f MB of %d",
                costs.size(),
                costs.stream().filter(cost -> cost.report.isPresent()).count(),
                costs.stream().filter(Cost::isWhole).count(),
                costs.stream().mapToDouble(Cost::milliseconds).max().orElse(0),
                costs.stream().mapToDouble(Cost::megabytes).max().orElse(0),
                Runtime.getRuntime().maxMemory() >> 20));
    }

    private static List<Path> calendars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ics"))
                    .sorted()
                    .toList();
        }
    }
}
