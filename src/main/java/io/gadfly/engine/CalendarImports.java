package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Runs imports: each is one transaction, and one step of undo where the user asked for it. A preview is the
/// same run, taken back at its end.
///
/// What is to be imported is read before the store's only writer is taken, and written many reminders at a
/// time, so that a fire that falls due meanwhile waits for the rows alone. All of them in one transaction,
/// because half an import would ring, and would be there after a crash.
final class CalendarImports {
    private final Ledger ledger;
    private final ZoneWatch zones;
    private final Messenger messenger;
    private final Executor executor;

    /// @param executor writes behind the one who reads
    CalendarImports(Ledger ledger, ZoneWatch zones, Messenger messenger, Executor executor) {
        this.ledger = ledger;
        this.zones = zones;
        this.messenger = messenger;
        this.executor = executor;
    }

    ImportReport run(String source, Iterator<Incoming> items, ImportOptions options) {
        var ahead = new ReadAhead(items, options.progress());
        ahead.fill();
        if (ahead.isCancelled()) {
            return new ImportReport(source, List.of(), List.of(), false);
        }
        try {
            var name = options.occasion() == Occasion.ASKED
                    ? Optional.of(Texts.of("undo.import", source))
                    : Optional.<String>empty();
            var result = zones.write(
                    () -> ledger.repository().transact(name, writer -> run(writer, source, options, ahead)));
            messenger.stop(result.touched());
            messenger.submit(result.woken());
            messenger.reschedule();
            return result.report();
        } catch (CalendarImport.Abandoned abandoned) {
            return abandoned.report();
        }
    }

    private CalendarImport.Result run(Writer writer, String source, ImportOptions options, ReadAhead ahead) {
        try (var lane = new Lane(executor)) {
            return new CalendarImport(ledger, new ImportWriter(writer, lane), source, options, ahead).run();
        }
    }
}
