package io.gadfly.ui.importing;

import io.gadfly.reminder.ImportReport;
import java.util.List;

/// One item of a file and what would become of it, in words.
///
/// @param start when it is next, or was first; empty where that is not known
/// @param details why it is refused or what else is to be said of the verdict, and what was mended on the way
/// @param rawText the component as it came, where it is refused; else empty
record ImportRow(
        ImportReport.Kind kind,
        String verdict,
        String title,
        String start,
        String file,
        int line,
        List<String> details,
        String rawText) {
    ImportRow {
        details = List.copyOf(details);
    }

    /// In one line.
    String detail() {
        return String.join("; ", details);
    }

    /// All that there is to say, a line for each, and the text below.
    String inFull() {
        var said = String.join("\n", details);
        return said.isEmpty() || rawText.isEmpty() ? said + rawText : said + "\n\n" + rawText;
    }
}
