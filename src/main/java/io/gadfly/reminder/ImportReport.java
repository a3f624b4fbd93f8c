package io.gadfly.reminder;

import java.util.List;

/// What an import did, or would do.
///
/// @param verdicts one for each item, in the order in which they were judged: one that waits for its series or its zone
/// comes after those behind it
/// @param remarks on the file as a whole
/// @param stored whether it was written; false for a preview or a cancelled import
public record ImportReport(String source, List<Verdict> verdicts, List<Incoming.Remark> remarks, boolean stored) {
    /// A file may give reason for millions of remarks; so many are for somebody to read.
    public static final int MOST_REMARKS = 1_000;

    public enum Kind {
        ADDED,
        CHANGED,
        UNCHANGED,
        /// Added, but it will never fire again.
        PAST,
        REFUSED
    }

    /// @param reason why it was refused; else empty
    public record Verdict(Kind kind, int line, String uid, String title, String reason, List<String> notes) {
        public Verdict {
            notes = List.copyOf(notes);
        }
    }

    public ImportReport {
        verdicts = List.copyOf(verdicts);
        remarks = List.copyOf(remarks);
    }

    /// Whether its calendar was cut off somewhere.
    public boolean isCut() {
        return remarks.stream().anyMatch(Incoming.Remark::isCut);
    }

    public long count(Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
    }
}
