package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Findings;
import io.gadfly.icalendar.subscription.Findings.Finding;
import io.gadfly.icalendar.subscription.SubscriptionState.Brought;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.reminder.ImportReport.Kind;
import java.util.ArrayList;
import java.util.List;

/// What the last look at a subscription that found something new had to say of its items.
final class SubscriptionFindings {
    private SubscriptionFindings() {}

    /// Where to read it.
    static List<String> hint(Subscriptions.Entry entry) {
        var findings = of(entry);
        return findings.isEmpty()
                ? List.of()
                : List.of(Words.of(
                        "subscription.more",
                        entry.subscription().name(),
                        refused(entry),
                        findings.notes().size()));
    }

    static List<String> lines(Subscriptions.Entry entry) {
        var findings = of(entry);
        var lines = new ArrayList<String>();
        if (!findings.isEmpty()) {
            lines.add(Words.of("subscription.findings", entry.subscription().name()));
            findings.refused()
                    .forEach(refused ->
                            lines.add(VerdictText.item(Kind.REFUSED, refused.line(), refused.title(), refused.text())));
            findings.notes().forEach(note -> lines.add(VerdictText.remark(note.line(), text(note))));
        }
        var unlisted = refused(entry) - findings.refused().size();
        if (unlisted > 0) {
            lines.add(Words.of("import.unlisted", unlisted));
        }
        return lines;
    }

    private static String text(Finding note) {
        return note.title().isEmpty() ? note.text() : note.title() + ": " + note.text();
    }

    private static Findings of(Subscriptions.Entry entry) {
        return entry.state().brought().map(Brought::findings).orElse(Findings.NONE);
    }

    private static long refused(Subscriptions.Entry entry) {
        return entry.state().brought().map(Brought::refused).orElse(0L);
    }
}
