package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Skips the next occurrences of reminders that are not yet due, and says which those are.
final class SkippedDates {
    private final Invocation here;
    private final List<Document> skipped = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    SkippedDates(Invocation here) {
        this.here = here;
    }

    /// @param dates the starts of the occurrences
    record Document(long reminder, String title, List<OffsetDateTime> dates) {}

    Integer skip(List<Addressed> targets, int count) {
        targets.forEach(target -> target.to()
                .map(Addressee::reminder)
                .filter(id -> skip(id, count))
                .ifPresentOrElse(_ -> {}, () -> refused.add(Words.of("skip.next.none", target.name()))));
        here.output().show(skipped, lines);
        refused.forEach(here.output()::complain);
        return ExitCode.ofItems(skipped.size(), refused.size()).value();
    }

    private boolean skip(ReminderId id, int count) {
        var title = here.reminders().find(id).map(planned -> planned.reminder().title());
        var dates = here.reminders().skipNext(id, count);
        if (dates.isEmpty()) {
            return false;
        }
        skipped.add(new Document(
                id.value(), title.orElse(""), dates.stream().map(here::iso).toList()));
        lines.add(Words.of("skip.next.done", id, Table.name(title.orElse("")), inWords(dates)));
        return true;
    }

    private String inWords(List<Instant> dates) {
        return dates.stream().map(here::text).collect(Collectors.joining(", "));
    }
}
