package io.gadfly.app.cli;

import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of one item of a calendar, the same for a file and for a subscription.
final class VerdictText {
    private VerdictText() {}

    /// As `--json` shows it.
    ///
    /// @param start when it is next, or was first: an instant, or a day where it takes the whole of it; absent
    /// where that is not known
    /// @param date whether it is a single date of a series
    /// @param reason why it is refused, or is past
    /// @param changes what a changed one changes
    record Document(
            String verdict,
            int line,
            String uid,
            String title,
            Optional<String> start,
            boolean date,
            String reason,
            List<String> changes,
            List<String> notes) {
        static Document of(Verdict verdict, Invocation here) {
            return new Document(
                    name(verdict.kind()),
                    verdict.line(),
                    verdict.uid(),
                    verdict.title(),
                    verdict.subject().start().map(start -> iso(start, here)),
                    verdict.subject().isDate(),
                    verdict.reason(),
                    verdict.changesInOrder().stream().map(VerdictText::name).toList(),
                    verdict.notes());
        }
    }

    private static String iso(CalendarTime start, Invocation here) {
        return start instanceof CalendarTime.Day(var date)
                ? date.toString()
                : here.iso(start.in(here.zone())).toString();
    }

    static List<String> lines(Verdict verdict, Invocation here) {
        var lines = new ArrayList<String>();
        var title = verdict.subject()
                .start()
                .map(start -> Words.of("import.title", verdict.title(), text(start, here)))
                .orElse(verdict.title());
        lines.add(item(verdict.kind(), verdict.line(), title, verdict.reason() + changes(verdict)));
        verdict.notes().forEach(note -> lines.add(Words.of("import.note", note)));
        return lines;
    }

    private static String text(CalendarTime start, Invocation here) {
        var instant = start.in(here.zone());
        return start instanceof CalendarTime.Day ? here.day(instant) : here.text(instant) + here.zoneBeside(start);
    }

    private static String changes(Verdict verdict) {
        return verdict.changesInOrder().stream()
                .map(aspect -> Words.of("import.change." + name(aspect)))
                .collect(Collectors.joining(", "));
    }

    /// @param line 0 for what came before and did not come now
    /// @param detail what else is to be said in the same line; may be empty
    static String item(Kind kind, int line, String title, String detail) {
        var item = line == 0
                ? Words.of("import.item.gone", name(kind), title)
                : Words.of("import.item", name(kind), line, title);
        return detail.isEmpty() ? item : item + ": " + detail;
    }

    static String line(Incoming.Remark remark) {
        return remark(remark.line(), remark.text());
    }

    /// @param line 0 for the calendar as a whole
    static String remark(int line, String text) {
        return line == 0 ? Words.of("import.remark.whole", text) : Words.of("import.remark", line, text);
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
