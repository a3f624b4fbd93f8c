package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run over a calendar: each item is judged by its UID, RECURRENCE-ID, SEQUENCE and LAST-MODIFIED against
/// what is stored, and written in the same transaction. Memory holds the verdicts and the UIDs, not the items.
final class CalendarImport {
    /// So many items are looked up and written together.
    private static final int BATCH = 100;

    private final Ledger ledger;
    private final ImportWriter writer;
    private final String source;
    private final ImportOptions options;
    private final ReadAhead incoming;
    private final ImportVerdicts verdicts;
    private final ImportRows rows;
    private final ItemImport items;
    private final InstanceImport instances;
    private final MetUids met = new MetUids();
    private final List<Fire> withdrawn = new ArrayList<>();
    private Optional<String> feed = Optional.empty();
    private boolean hasWithdrawn;
    private boolean isCut;

    /// @param touched fires whose nagging ends
    /// @param woken fires that nag on under another fence
    record Result(ImportReport report, List<Fire> touched, List<Fire> woken) {}

    /// Ends a transaction without a trace: a preview, or the user cancelled, or there was nothing to write and so
    /// nothing to undo.
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ImportReport report;

        Abandoned(ImportReport report) {
            super("nothing is stored", null, false, false);
            this.report = report;
        }

        ImportReport report() {
            return report;
        }
    }

    CalendarImport(Ledger ledger, ImportWriter writer, String source, ImportOptions options, ReadAhead incoming) {
        this.ledger = ledger;
        this.writer = writer;
        this.source = source;
        this.options = options;
        this.incoming = incoming;
        var planner = ledger.planner();
        this.verdicts = new ImportVerdicts(definition -> planner.startFrom(definition, ledger.now()));
        var planning = new ImportPlanning(ledger, verdicts, options);
        var vanished = new VanishedInstances();
        this.rows = new ImportRows(writer, planning, source, ledger.now(), incoming::look);
        var retelling = new Retelling(planner.surroundings().paraphrases(), ledger.repository());
        this.items = new ItemImport(ledger, options, rows, planning, verdicts, vanished, retelling);
        this.instances = new InstanceImport(rows, planning, verdicts, vanished, retelling, items);
    }

    Result run() {
        takeAll();
        stopIfCancelled();
        instances.end();
        rows.finish();
        withdrawVanished();
        stopIfCancelled();
        if (options.preview()) {
            throw new Abandoned(verdicts.report(source, false));
        }
        var report = verdicts.report(source, true);
        if (!rows.hasWritten() && !hasWithdrawn) {
            throw new Abandoned(report);
        }
        if (!isNews(report)) {
            writer.leaveNoStep();
        }
        withdrawn.addAll(rows.touched());
        return new Result(report, withdrawn, rows.woken());
    }

    /// What was written else are the numbers of revisions.
    private boolean isNews(ImportReport report) {
        var past = options.skipsPast() ? 0 : report.count(Kind.PAST);
        return report.count(Kind.ADDED) + report.count(Kind.CHANGED) + past > 0;
    }

    /// While some are judged, the store looks up the next.
    private void takeAll() {
        var batch = batch();
        var known = rows.lookUp(batch);
        while (!batch.isEmpty()) {
            rows.expect(batch, known);
            var next = batch();
            known = rows.lookUp(next);
            batch.forEach(this::take);
            batch = next;
        }
    }

    private void stopIfCancelled() {
        if (incoming.isCancelled()) {
            throw new Abandoned(verdicts.report(source, false));
        }
    }

    private List<Incoming> batch() {
        var batch = new ArrayList<Incoming>(BATCH);
        while (batch.size() < BATCH && incoming.hasNext()) {
            batch.add(incoming.next());
        }
        return batch;
    }

    private void take(Incoming next) {
        switch (next) {
            case Incoming.Beginning(var calendar) -> begin(calendar);
            case Incoming.Item item -> {
                note(item.origin());
                items.take(withEarlier(heeded(item)), met.addSeries(item.uid()));
                instances.takeEarly(item.uid());
            }
            case Incoming.Instance instance -> {
                note(instance.origin());
                met.addOther(instance.uid());
                instances.take(heeded(instance), met.hasSeries(instance.uid()));
            }
            case Incoming.Refused refused -> {
                met.addOther(refused.uid());
                refuse(refused);
            }
            case Incoming.Remark remark -> {
                isCut |= remark.isCut();
                verdicts.remark(remark);
            }
        }
    }

    /// What waited for an answer elsewhere is long over here.
    private Incoming.Item heeded(Incoming.Item item) {
        return isBroughtBack() ? item : item.with(item.answers().withAwaited(List.of()));
    }

    private Incoming.Instance heeded(Incoming.Instance instance) {
        return isBroughtBack() ? instance : instance.with(instance.answers().withAwaited(List.of()));
    }

    private boolean isBroughtBack() {
        return options.occasion() == Occasion.BROUGHT_BACK;
    }

    private void refuse(Incoming.Refused refused) {
        if (!refused.uid().isEmpty() && rows.find(refused.uid()).isPresent()) {
            verdicts.refuse(refused, Texts.of("import.keepsOld"));
        } else {
            verdicts.refuse(refused);
        }
    }

    /// What the calendar before it brought is taken as if it had been imported alone.
    private void begin(String calendar) {
        instances.end();
        met.begin(calendar);
        verdicts.begin(calendar);
    }

    private Incoming.Item withEarlier(Incoming.Item item) {
        return met.earlierCalendarOf(item.uid())
                .map(calendar -> item.noted(Texts.of("import.earlierCalendar", calendar)))
                .orElse(item);
    }

    private void note(Origin.Calendar origin) {
        if (origin.subscribed()) {
            feed = Optional.of(origin.source());
        }
    }

    private void withdrawVanished() {
        feed.or(this::lookedAt).ifPresent(address -> {
            var withdrawals = new FeedWithdrawals(ledger, writer, address);
            var missing = withdrawals.find(met::has);
            if (isProof(missing.toCome().size())) {
                hasWithdrawn |= withdrawals.tellOf(missing.begun(), verdicts);
                withdraw(missing.toCome(), withdrawals);
            }
        });
    }

    private Optional<String> lookedAt() {
        return options.occasion().isLook() ? Optional.of(source) : Optional.empty();
    }

    /// Whether what is missing is gone: a calendar without any item proves nothing, for servers that are out of
    /// order send such. Nor does one that was cut off, or of which a part could not be read at all.
    private boolean isProof(int missing) {
        var isWhole = !isCut && !met.has("");
        if (missing > 0 && feed.isEmpty()) {
            verdicts.keep(missing, Texts.of("import.emptied", missing));
        } else if (missing > 0 && !isWhole) {
            verdicts.keep(missing, Texts.of("import.keptForGaps", missing));
        }
        return feed.isPresent() && isWhole;
    }

    private void withdraw(List<Reminder> missing, FeedWithdrawals withdrawals) {
        if (!missing.isEmpty()) {
            hasWithdrawn = true;
            withdrawn.addAll(withdrawals.withdraw(missing, verdicts));
        }
    }
}
