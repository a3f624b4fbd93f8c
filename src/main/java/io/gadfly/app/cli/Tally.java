package io.gadfly.app.cli;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How many verdicts of each kind there are, on one calendar or on several.
///
/// @param dates how many of those that were added are single dates of series
/// @param skipsPast whether what is past was left out
record Tally(Map<Kind, Long> counts, long dates, boolean skipsPast) {
    static Tally of(ImportReport report, boolean skipsPast) {
        return new Tally(report.counts(), report.addedDates(), skipsPast);
    }

    static Tally of(ImportReport report, String calendar, boolean skipsPast) {
        return new Tally(report.countsOf(calendar), report.addedDates(calendar), skipsPast);
    }

    static Map<String, Long> named(Map<Kind, Long> counts) {
        return Arrays.stream(Kind.values())
                .collect(Collectors.toMap(
                        VerdictText::name, kind -> counts.getOrDefault(kind, 0L), Long::sum, LinkedHashMap::new));
    }

    /// `3 added (1 of them a single date of a series), 1 refused`
    String text() {
        var parts = Arrays.stream(Kind.values())
                .filter(kind -> counts.getOrDefault(kind, 0L) > 0)
                .map(this::part)
                .toList();
        return parts.isEmpty() ? Words.of("import.nothing") : String.join(", ", parts);
    }

    private String part(Kind kind) {
        long count = counts.getOrDefault(kind, 0L);
        return switch (kind) {
            case ADDED -> Words.of(keyOfAdded(), count, dates);
            case PAST -> Words.of(skipsPast ? "import.count.past.skipped" : "import.count.past", count);
            case CHANGED, UNCHANGED, REFUSED -> count + " " + VerdictText.name(kind);
        };
    }

    private String keyOfAdded() {
        return dates == 0 ? "import.count.added" : dates == 1 ? "import.count.added.date" : "import.count.added.dates";
    }
}
