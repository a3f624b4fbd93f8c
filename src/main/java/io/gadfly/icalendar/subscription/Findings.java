package io.gadfly.icalendar.subscription;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import java.util.List;
import java.util.stream.Stream;

/// What a look had to say of single items and of the calendar as a whole, kept until the next one that finds
/// something new; of very much, the first.
///
/// @param refused what could not be taken, each with the reason
/// @param notes what was mended, switched off or left out
public record Findings(List<Finding> refused, List<Finding> notes) {
    public static final Findings NONE = new Findings(List.of(), List.of());

    /// So many of each are kept.
    public static final int MOST = 100;

    private static final int LONGEST_TEXT = 300;

    /// @param line of the calendar; 0: of none
    /// @param title what the item calls itself; empty: it is about the calendar as a whole
    public record Finding(int line, String title, String text) {
        public Finding {
            title = cut(title);
            text = cut(text);
        }

        private static String cut(String text) {
            return text.length() <= LONGEST_TEXT
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT / 2)) + "…";
        }
    }

    public Findings {
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }

    static Findings of(ImportReport report) {
        var whole = report.remarks().stream().map(remark -> new Finding(remark.line(), "", remark.text()));
        var single = report.verdicts().stream().flatMap(Findings::notesOf);
        return new Findings(
                report.verdicts().stream()
                        .filter(verdict -> verdict.kind() == Kind.REFUSED)
                        .limit(MOST)
                        .map(verdict -> new Finding(verdict.line(), verdict.title(), verdict.reason()))
                        .toList(),
                Stream.concat(whole, single).limit(MOST).toList());
    }

    private static Stream<Finding> notesOf(Verdict verdict) {
        return verdict.notes().stream().map(note -> new Finding(verdict.line(), verdict.title(), note));
    }

    public boolean isEmpty() {
        return refused.isEmpty() && notes.isEmpty();
    }
}
