package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.List;

/// Plans the reminders of an import.
final class ImportPlanner {
    private final Ledger ledger;
    private final Writer writer;
    private final ImportAnswers answers;
    private final Instant now;

    ImportPlanner(Ledger ledger, Writer writer) {
        this.ledger = ledger;
        this.writer = writer;
        this.answers = new ImportAnswers(ledger, fence -> writer.findFire(fence).isPresent());
        this.now = ledger.now();
    }

    /// Plans what was not there before: from now on, unless it is overdue.
    ImportPlan planNew(Reminder reminder, AlarmAnswers said, boolean isOverdue) {
        var since = isOverdue ? Instant.EPOCH : now;
        var heard = answers.of(reminder, said, List.of(), since);
        var next = ledger.planner().nextFireAt(reminder, since, heard::ends);
        return new ImportPlan(new Changes.Planned(reminder, next), said, heard);
    }

    /// Plans what may be stored: what fell due and was not claimed stays due.
    ImportPlan plan(Reminder reminder, AlarmAnswers said) {
        var planned = ledger.repository().findPlanned(reminder.id()).flatMap(Changes.Planned::nextFireAt);
        var since = Reminders.unclaimedSince(planned, now);
        var heard = answers.of(reminder, said, writer.findLiveFires(reminder.id()), since);
        var next = ledger.planner()
                .nextFireAt(
                        reminder,
                        since,
                        fence -> heard.ends(fence) || writer.findFire(fence).isPresent());
        return new ImportPlan(new Changes.Planned(reminder, next), said, heard);
    }
}
