package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What looks at subscriptions brought.
final class LookLines {
    private LookLines() {}

    /// @param result imported, unchanged or failed
    /// @param reason why it failed; else empty
    /// @param kept how many that came before are kept, though they are not in it
    /// @param items of which there is more to say than that they came
    /// @param remarks on the calendar as a whole
    record Document(
            String name,
            String address,
            String result,
            long added,
            long changed,
            long past,
            long refused,
            long kept,
            String reason,
            List<VerdictText.Document> items,
            List<String> remarks) {
        static Document of(Refreshed refreshed, Invocation here) {
            return switch (refreshed) {
                case Refreshed.Imported(var _, var report) -> of(refreshed, "imported", report, "", here);
                case Refreshed.Unchanged _ -> of(refreshed, "unchanged", NOTHING, "", here);
                case Refreshed.Failed(var _, var reason) -> of(refreshed, "failed", NOTHING, reason, here);
            };
        }

        private static Document of(
                Refreshed refreshed, String result, ImportReport report, String reason, Invocation here) {
            var subscription = refreshed.subscription();
            return new Document(
                    subscription.name(),
                    subscription.address().toString(),
                    result,
                    report.count(Kind.ADDED),
                    report.count(Kind.CHANGED),
                    report.count(Kind.PAST),
                    report.count(Kind.REFUSED),
                    report.kept(),
                    reason,
                    worthTelling(report)
                            .map(verdict -> VerdictText.Document.of(verdict, here))
                            .toList(),
                    report.remarks().stream().map(VerdictText::line).toList());
        }
    }

    private static final ImportReport NOTHING = new ImportReport("", List.of(), List.of(), true);

    static ExitCode show(List<Refreshed> looks, Invocation here) {
        var lines = new ArrayList<String>();
        var failures = new ArrayList<String>();
        var isWhole = true;
        for (var look : looks) {
            var name = look.subscription().name();
            switch (look) {
                case Refreshed.Imported(var _, var report) -> {
                    lines.add(Words.of(
                            "look.imported", name, Tally.of(report, false).text()));
                    lines.addAll(lines(report, here));
                    isWhole &= report.count(Kind.REFUSED) == 0 && report.kept() == 0;
                }
                case Refreshed.Unchanged _ -> lines.add(Words.of("look.unchanged", name));
                case Refreshed.Failed(var _, var reason) -> failures.add(Words.of("look.failed", name, reason));
            }
        }
        here.output().show(looks.stream().map(look -> Document.of(look, here)).toList(), lines);
        failures.forEach(here.output()::complain);
        return isWhole ? ExitCode.ofItems(looks.size() - failures.size(), failures.size()) : ExitCode.DONE_IN_PART;
    }

    private static List<String> lines(ImportReport report, Invocation here) {
        return Stream.concat(
                        worthTelling(report).flatMap(verdict -> VerdictText.lines(verdict, here).stream()),
                        report.remarks().stream().map(VerdictText::line))
                .toList();
    }

    /// A look is made again and again: what is plainly there is only counted.
    private static Stream<Verdict> worthTelling(ImportReport report) {
        return report.verdicts().stream().filter(verdict -> switch (verdict.kind()) {
            case REFUSED, CHANGED -> true;
            case ADDED, PAST -> !verdict.notes().isEmpty();
            case UNCHANGED -> isMissing(verdict) && !verdict.notes().isEmpty();
        });
    }

    /// Whether it came before and did not come now.
    private static boolean isMissing(Verdict verdict) {
        return verdict.line() == 0;
    }
}
