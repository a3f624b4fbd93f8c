package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import java.util.Iterator;
import java.util.Optional;

/// Runs imports: each is one transaction and one step of undo. A preview is the same run, taken back at its end.
final class CalendarImports {
    private final Ledger ledger;
    private final Messenger messenger;

    CalendarImports(Ledger ledger, Messenger messenger) {
        this.ledger = ledger;
        this.messenger = messenger;
    }

    ImportReport run(String source, Iterator<Incoming> items, ImportOptions options) {
        try {
            var name = options.undoable() ? Optional.of(Texts.of("undo.import", source)) : Optional.<String>empty();
            var result = ledger.write(() -> ledger.repository()
                    .transact(name, writer -> new CalendarImport(ledger, writer, source, options).run(items)));
            messenger.stop(result.touched());
            messenger.reschedule();
            return result.report();
        } catch (CalendarImport.Abandoned abandoned) {
            return abandoned.report();
        }
    }
}
