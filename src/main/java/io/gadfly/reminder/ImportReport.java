package io.gadfly.reminder;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an import did, or would do.
///
/// @param verdicts one for each item, in the order in which they were judged: one that waits for its series or its zone
/// comes after those behind it; of a kind of which there are very many, the first
/// @param calendars how many verdicts of each kind there are, by the calendar that they are about
/// @param remarks on the file as a whole
/// @param stored whether it was written; false for a preview or a cancelled import
public record ImportReport(
        String source,
        List<Verdict> verdicts,
        Map<String, Map<Kind, Long>> calendars,
        List<Incoming.Remark> remarks,
        boolean stored) {
    /// A file may give reason for millions of remarks; so many are for somebody to read.
    public static final int MOST_REMARKS = 1_000;

    /// So many verdicts of a kind are for somebody to read.
    public static final int MOST_OF_A_KIND = 25_000;

    public enum Kind {
        ADDED,
        CHANGED,
        UNCHANGED,
        /// Added, but over already: done, or nothing of it lies ahead.
        PAST,
        REFUSED
    }

    /// @param calendar where the item came from, as the import was told; empty where it was not
    /// @param reason why it was refused; else empty
    public record Verdict(
            Kind kind, String calendar, int line, String uid, String title, String reason, List<String> notes) {
        public Verdict {
            notes = List.copyOf(notes);
        }

        public Verdict(Kind kind, int line, String uid, String title, String reason, List<String> notes) {
            this(kind, "", line, uid, title, reason, notes);
        }
    }

    public ImportReport {
        verdicts = List.copyOf(verdicts);
        calendars = Map.copyOf(calendars);
        remarks = List.copyOf(remarks);
    }

    public ImportReport(String source, List<Verdict> verdicts, List<Incoming.Remark> remarks, boolean stored) {
        this(source, verdicts, countsOf(verdicts), remarks, stored);
    }

    private static Map<String, Map<Kind, Long>> countsOf(List<Verdict> verdicts) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        Verdict::calendar, Collectors.groupingBy(Verdict::kind, Collectors.counting())));
    }

    /// How many verdicts of each kind there are.
    public Map<Kind, Long> counts() {
        return calendars.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    /// How many verdicts of each kind there are on one calendar.
    public Map<Kind, Long> countsOf(String calendar) {
        return calendars.getOrDefault(calendar, Map.of());
    }

    /// Whether its calendar was cut off somewhere.
    public boolean isCut() {
        return remarks.stream().anyMatch(Incoming.Remark::isCut);
    }

    public long count(Kind kind) {
        return counts().getOrDefault(kind, 0L);
    }

    /// How many items there were.
    public long items() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many verdicts were given beside those that are listed.
    public long unlisted() {
        return items() - verdicts.size();
    }
}
