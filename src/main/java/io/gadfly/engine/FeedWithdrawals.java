package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a subscription brought and brings no longer: a meeting that was deleted there must not ring here.
///
/// It is switched off, not deleted, so that its history stays and it can come back. What has begun and still waits for
/// an answer keeps waiting for it; what is over is left alone, for many calendars forget the past.
final class FeedWithdrawals {
    private final Ledger ledger;
    private final String feed;
    private final Instant now;

    /// @param feed its address
    FeedWithdrawals(Ledger ledger, String feed) {
        this.ledger = ledger;
        this.feed = feed;
        this.now = ledger.now();
    }

    /// What is still to come of what the feed brought, and whose UID it does not bring now.
    List<Reminder> find(Writer writer, Predicate<String> brings) {
        var missing =
                writer.findSubscribed(feed).stream().filter(brings.negate()).toList();
        return writer.findByUids(missing).stream()
                .filter(reminder -> reminder.status() == Reminder.Status.OPEN)
                .filter(this::isToCome)
                .toList();
    }

    private boolean isToCome(Reminder reminder) {
        return ledger.repository()
                .findPlanned(reminder.id())
                .flatMap(Changes.Planned::nextFireAt)
                .isPresent();
    }

    /// Answers with the fires whose nagging ends.
    List<Fire> withdraw(List<Reminder> missing, Writer writer, ImportVerdicts verdicts) {
        var commit = Commits.of(now);
        var ended = new ArrayList<Fire>();
        for (var reminder : missing) {
            var off = new Changes.Planned(reminder.withStatus(Reminder.Status.DISABLED), Optional.empty());
            commit.reminder(off).step(Reminders.wholeOf(reminder.id()), TimelineSteps.WITHDRAWN, feed);
            writer.findLiveFires(reminder.id()).stream()
                    .filter(fire -> fire.startsAt().isAfter(now))
                    .map(fire ->
                            fire.with(new NagState.Withdrawn(now, fire.state().nags())))
                    .forEach(ended::add);
            verdicts.tell(Kind.CHANGED, reminder.uid(), reminder.title(), Texts.of("import.gone"));
        }
        ended.forEach(fire -> commit.fire(fire, "feed"));
        writer.write(commit.build());
        return ended;
    }
}
