package io.gadfly.app.cli;

import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What became of one item of a calendar, the same for a file and for a subscription.
final class VerdictText {
    private VerdictText() {}

    /// As `--json` shows it.
    record Document(String verdict, int line, String uid, String title, String reason, List<String> notes) {
        static Document of(Verdict verdict) {
            return new Document(
                    name(verdict.kind()),
                    verdict.line(),
                    verdict.uid(),
                    verdict.title(),
                    verdict.reason(),
                    verdict.notes());
        }
    }

    static List<String> lines(Verdict verdict) {
        var lines = new ArrayList<String>();
        lines.add(item(verdict.kind(), verdict.line(), verdict.title(), verdict.reason()));
        verdict.notes().forEach(note -> lines.add(Words.of("import.note", note)));
        return lines;
    }

    /// @param line 0 for what came before and did not come now
    static String item(Kind kind, int line, String title, String reason) {
        var item = line == 0
                ? Words.of("import.item.gone", name(kind), title)
                : Words.of("import.item", name(kind), line, title);
        return reason.isEmpty() ? item : item + ": " + reason;
    }

    static String line(Incoming.Remark remark) {
        return remark(remark.line(), remark.text());
    }

    /// @param line 0 for the calendar as a whole
    static String remark(int line, String text) {
        return line == 0 ? Words.of("import.remark.whole", text) : Words.of("import.remark", line, text);
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
