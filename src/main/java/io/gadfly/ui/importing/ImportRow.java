package io.gadfly.ui.importing;

import io.gadfly.reminder.ImportReport;

/// One item of a file and what would become of it, in words.
///
/// @param detail why it is refused, or what was mended on the way
/// @param rawText the component as it came, where it is refused; else empty
record ImportRow(
        ImportReport.Kind kind, String verdict, String title, String file, int line, String detail, String rawText) {}
