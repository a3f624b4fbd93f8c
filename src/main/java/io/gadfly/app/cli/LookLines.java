package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.reminder.ImportReport.Kind;
import java.util.ArrayList;
import java.util.List;

/// What looks at subscriptions brought.
final class LookLines {
    private LookLines() {}

    /// @param result imported, unchanged or failed
    /// @param reason why it failed; else empty
    record Document(
            String name,
            String address,
            String result,
            long added,
            long changed,
            long past,
            long refused,
            String reason) {
        static Document of(Refreshed refreshed) {
            return switch (refreshed) {
                case Refreshed.Imported imported ->
                    of(
                            imported,
                            "imported",
                            imported.report().count(Kind.ADDED),
                            imported.report().count(Kind.CHANGED),
                            imported.report().count(Kind.PAST),
                            imported.report().count(Kind.REFUSED),
                            "");
                case Refreshed.Unchanged unchanged -> of(unchanged, "unchanged", 0, 0, 0, 0, "");
                case Refreshed.Failed failed -> of(failed, "failed", 0, 0, 0, 0, failed.reason());
            };
        }

        private static Document of(
                Refreshed refreshed, String result, long added, long changed, long past, long refused, String reason) {
            var subscription = refreshed.subscription();
            return new Document(
                    subscription.name(),
                    subscription.address().toString(),
                    result,
                    added,
                    changed,
                    past,
                    refused,
                    reason);
        }
    }

    static ExitCode show(List<Refreshed> looks, Invocation here) {
        var lines = new ArrayList<String>();
        var failures = new ArrayList<String>();
        for (var look : looks) {
            var name = look.subscription().name();
            switch (look) {
                case Refreshed.Imported(var _, var report) ->
                    lines.add(Words.of("look.imported", name, ImportResult.summary(report.counts())));
                case Refreshed.Unchanged _ -> lines.add(Words.of("look.unchanged", name));
                case Refreshed.Failed(var _, var reason) -> failures.add(Words.of("look.failed", name, reason));
            }
        }
        here.output().show(looks.stream().map(Document::of).toList(), lines);
        failures.forEach(here.output()::complain);
        return ExitCode.ofItems(lines.size(), failures.size());
    }
}
