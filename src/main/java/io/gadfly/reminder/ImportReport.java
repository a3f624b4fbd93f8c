package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an import did, or would do.
///
/// @param verdicts one for each item, in the order in which they were judged: one that waits for its series or
/// its zone comes after those behind it; of a kind of which there are very many, the first
/// @param calendars how many verdicts of each kind there are, by the calendar that they are about
/// @param dates how many of what it added are single dates of series that it added as well, by the calendar
/// @param kept how many came before, did not come now, and are kept because what came proves nothing
/// @param remarks on the file as a whole
/// @param stored whether it was written; false for a preview or a cancelled import
public record ImportReport(
        String source,
        List<Verdict> verdicts,
        Map<String, Map<Kind, Long>> calendars,
        Map<String, Long> dates,
        long kept,
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
        /// New, but over already: done, or ended with nothing of it ahead. Added too, unless such were to be
        /// left out.
        PAST,
        REFUSED
    }

    /// The item that a verdict is about.
    ///
    /// @param calendar where it came from, as the import was told; empty where it was not
    /// @param line where it begins there; 0 for what came before and did not come now
    /// @param start when it is next, or, where all of it is over, when it was first; empty where that is not known
    /// @param isDate whether it is a single date of a series, told apart from the others
    public record Subject(
            String calendar, int line, String uid, String title, Optional<CalendarTime> start, boolean isDate) {
        /// A reminder.
        public Subject(String calendar, int line, String uid, String title, Optional<CalendarTime> start) {
            this(calendar, line, uid, title, start, false);
        }
    }

    /// @param reason why it was refused, or is past, and whether it was left out; else empty
    /// @param changes what it changes; empty where it is not `CHANGED`
    public record Verdict(Kind kind, Subject subject, String reason, Set<Aspect> changes, List<String> notes) {
        public Verdict {
            changes = Set.copyOf(changes);
            notes = List.copyOf(notes);
        }

        public Verdict(Kind kind, int line, String uid, String title, String reason, List<String> notes) {
            this(kind, new Subject("", line, uid, title, Optional.empty()), reason, Set.of(), notes);
        }

        /// The same item judged otherwise.
        public Verdict as(Kind other, List<String> otherNotes) {
            return new Verdict(other, subject, reason, changes, otherNotes);
        }

        /// The same item, which is past.
        public Verdict asPast(String why) {
            return new Verdict(Kind.PAST, subject, why, changes, notes);
        }

        public String calendar() {
            return subject.calendar();
        }

        public int line() {
            return subject.line();
        }

        public String uid() {
            return subject.uid();
        }

        public String title() {
            return subject.title();
        }

        /// What it changes, in the order of the aspects.
        public List<Aspect> changesInOrder() {
            return changes.stream().sorted().toList();
        }
    }

    public ImportReport {
        verdicts = List.copyOf(verdicts);
        calendars = Map.copyOf(calendars);
        dates = Map.copyOf(dates);
        remarks = List.copyOf(remarks);
    }

    public ImportReport(String source, List<Verdict> verdicts, List<Incoming.Remark> remarks, boolean stored) {
        this(source, verdicts, countsOf(verdicts), Map.of(), 0, remarks, stored);
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

    /// How many of all that was added are single dates of series.
    public long addedDates() {
        return dates.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The same of one calendar.
    public long addedDates(String calendar) {
        return dates.getOrDefault(calendar, 0L);
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
