package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run over a calendar: each item is judged by its UID, RECURRENCE-ID, SEQUENCE and LAST-MODIFIED against what is
/// stored, and written in the same transaction. Memory holds the verdicts and the UIDs, not the items.
final class CalendarImport {
    /// Instances that come before their series are kept until it comes; more than so many are refused.
    private static final int MOST_EARLY = 10_000;

    private final Ledger ledger;
    private final ImportAnswers answers;
    private final Writer writer;
    private final String source;
    private final ImportOptions options;
    private final Instant now;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Incoming.Remark> remarks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Incoming.Instance>> early = new LinkedHashMap<>();
    private int earlyCount;
    private boolean hasWritten;
    private final List<Fire> touched = new ArrayList<>();

    /// @param touched fires whose nagging ends
    record Result(ImportReport report, List<Fire> touched) {}

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

    CalendarImport(Ledger ledger, Writer writer, String source, ImportOptions options) {
        this.ledger = ledger;
        this.answers = new ImportAnswers(ledger);
        this.writer = writer;
        this.source = source;
        this.options = options;
        this.now = ledger.now();
    }

    Result run(Iterator<Incoming> items) {
        var count = 0L;
        while (items.hasNext()) {
            take(items.next());
            count++;
            if (!options.progress().goOn(count)) {
                throw new Abandoned(report(false));
            }
        }
        List.copyOf(early.values()).forEach(instances -> instances.forEach(this::takeOrphan));
        if (options.preview()) {
            throw new Abandoned(report(false));
        }
        if (!hasWritten) {
            throw new Abandoned(report(true));
        }
        return new Result(report(true), touched);
    }

    private ImportReport report(boolean stored) {
        return new ImportReport(source, verdicts, remarks, stored);
    }

    private void take(Incoming incoming) {
        switch (incoming) {
            case Incoming.Item item -> take(item);
            case Incoming.Instance instance -> take(instance);
            case Incoming.Refused(var line, var uid, var title, var reason, var _) ->
                verdicts.add(new Verdict(Kind.REFUSED, line, uid, title, reason, List.of()));
            case Incoming.Remark remark -> remarks.add(remark);
        }
    }

    // Series and single reminders

    private void take(Incoming.Item item) {
        var isFirst = seen.add(item.uid());
        var stored = writer.findByUid(item.uid());
        var waiting = Optional.ofNullable(early.remove(item.uid())).orElse(List.of());
        earlyCount -= waiting.size();
        var definition = waiting.stream().reduce(item.definition(), CalendarMerge::withInstance, (a, _) -> a);
        var origin = waiting.stream()
                .reduce(
                        item.origin(),
                        (all, instance) -> all.withInstance(instance.origin().rawText()),
                        (a, _) -> a);
        var kind = stored.map(reminder -> judge(reminder, item, isFirst)).orElse(Kind.ADDED);
        var notes = new ArrayList<>(item.notes());
        var verdict = switch (kind) {
            case ADDED, PAST -> add(item, definition, origin);
            case CHANGED -> change(stored.orElseThrow(), item, definition, origin, notes);
            case UNCHANGED, REFUSED -> kind;
        };
        stored.filter(_ -> verdict == Kind.UNCHANGED).ifPresent(reminder -> hear(reminder, item));
        verdicts.add(new Verdict(
                verdict, item.line(), item.uid(), item.definition().details().title(), reason(verdict), notes));
        waiting.forEach(instance -> verdicts.add(verdict(verdict, instance)));
    }

    private static String reason(Kind kind) {
        return kind == Kind.REFUSED ? Texts.of("import.duplicate") : "";
    }

    /// What is stored was taken from the same text, or from a newer one, stays.
    private static Kind judge(Reminder stored, Incoming.Item item, boolean isFirst) {
        if (!(stored.origin() instanceof Origin.Calendar known)) {
            return Kind.UNCHANGED;
        }
        if (known.rawText().startsWith(item.origin().rawText())) {
            return Kind.UNCHANGED;
        }
        if (isOlder(item.origin(), known)) {
            return Kind.UNCHANGED;
        }
        return isFirst || item.origin().sequence() > known.sequence() ? Kind.CHANGED : Kind.REFUSED;
    }

    private static boolean isOlder(Origin.Calendar incoming, Origin.Calendar stored) {
        if (incoming.sequence() != stored.sequence()) {
            return incoming.sequence() < stored.sequence();
        }
        return incoming.lastModified().isPresent()
                && stored.lastModified()
                        .filter(incoming.lastModified().get()::isBefore)
                        .isPresent();
    }

    private Kind add(Incoming.Item item, Definition incoming, Origin.Calendar origin) {
        var definition = CalendarMerge.added(incoming, options.list(), options.nag());
        var id = ledger.repository().nextReminderId();
        var reminder = new Reminder(id, 1, item.uid(), definition, origin, item.status());
        var heard = answers.of(reminder, item.answers(), List.of());
        var next = ledger.planner().nextFireAt(reminder, now, heard::ends);
        var isPast = next.isEmpty()
                && heard.claims().isEmpty()
                && reminder.status() == Reminder.Status.OPEN
                && reminder.definition().schedule().isPresent();
        var stored = isPast ? new Reminder(id, 1, item.uid(), definition, origin, Reminder.Status.DONE) : reminder;
        write(new Changes.Planned(stored, next), heard);
        return isPast ? Kind.PAST : Kind.ADDED;
    }

    private Kind change(
            Reminder stored, Incoming.Item item, Definition incoming, Origin.Calendar origin, List<String> notes) {
        if (wasEditedHere(stored)) {
            notes.add(Texts.of("import.replacesEdit"));
        }
        var definition = CalendarMerge.changed(stored.definition(), incoming);
        save(stored, definition, origin, statusAfter(stored, definition, item.status()), item.answers());
        return Kind.CHANGED;
    }

    /// What the user finished here stays finished, unless the calendar gives it another time.
    private static Reminder.Status statusAfter(Reminder stored, Definition definition, Reminder.Status incoming) {
        var isDoneHere = stored.status() == Reminder.Status.DONE;
        var isSameTime = stored.definition().schedule().equals(definition.schedule());
        return isDoneHere && isSameTime ? Reminder.Status.DONE : incoming;
    }

    private boolean wasEditedHere(Reminder stored) {
        return ledger.repository().findTimeline(stored.id()).reversed().stream()
                .map(entry -> entry.step())
                .filter(step -> step.equals(TimelineSteps.EDITED) || step.equals(TimelineSteps.IMPORTED))
                .findFirst()
                .filter(TimelineSteps.EDITED::equals)
                .isPresent();
    }

    private void save(
            Reminder stored,
            Definition definition,
            Origin.Calendar origin,
            Reminder.Status status,
            io.gadfly.reminder.AlarmAnswers said) {
        var reminder = new Reminder(stored.id(), stored.version() + 1, stored.uid(), definition, origin, status);
        var heard = answers.of(reminder, said, writer.findLiveFires(stored.id()));
        var nextFireAt = ledger.repository().findPlanned(stored.id()).flatMap(Changes.Planned::nextFireAt);
        var next = ledger.planner()
                .nextFireAt(
                        reminder,
                        Reminders.unclaimedSince(nextFireAt, now),
                        fence -> heard.ends(fence) || writer.findFire(fence).isPresent());
        write(new Changes.Planned(reminder, next), heard);
    }

    /// An unchanged item can still bring answers that were given elsewhere.
    private void hear(Reminder stored, Incoming.Item item) {
        var heard = answers.of(stored, item.answers(), writer.findLiveFires(stored.id()));
        if (!heard.isEmpty()) {
            write(ledger.planned(stored, now), heard);
        }
    }

    private void write(Changes.Planned planned, ImportAnswers.Heard heard) {
        var commit = Commits.of(now)
                .reminder(planned)
                .step(Reminders.wholeOf(planned.reminder().id()), TimelineSteps.IMPORTED, source);
        heard.claims().forEach(fire -> commit.claim(fire, "elsewhere"));
        heard.changed().forEach(fire -> commit.fire(fire, "elsewhere"));
        writer.write(commit.build());
        hasWritten = true;
        touched.addAll(heard.changed());
    }

    // Instances that are told apart from their series

    private void take(Incoming.Instance instance) {
        if (seen.contains(instance.uid())) {
            verdicts.add(verdict(merge(writer.findByUid(instance.uid()).orElseThrow(), instance), instance));
        } else if (earlyCount < MOST_EARLY) {
            earlyCount++;
            early.computeIfAbsent(instance.uid(), _ -> new ArrayList<>()).add(instance);
        } else {
            verdicts.add(new Verdict(
                    Kind.REFUSED,
                    instance.line(),
                    instance.uid(),
                    instance.words().details().title(),
                    Texts.of("import.tooManyEarly", MOST_EARLY),
                    List.of()));
        }
    }

    /// Its series did not come: it is stored from an earlier import, or nowhere.
    private void takeOrphan(Incoming.Instance instance) {
        var stored = writer.findByUid(instance.uid());
        var kind = stored.map(series -> merge(series, instance)).orElseGet(() -> addAlone(instance));
        verdicts.add(verdict(kind, instance));
    }

    private Kind merge(Reminder series, Incoming.Instance instance) {
        if (!(series.origin() instanceof Origin.Calendar known)
                || known.rawText().contains(instance.origin().rawText())) {
            return Kind.UNCHANGED;
        }
        var definition = CalendarMerge.withInstance(series.definition(), instance);
        var origin = known.withInstance(instance.origin().rawText());
        save(series, definition, origin, series.status(), instance.answers());
        return Kind.CHANGED;
    }

    private Kind addAlone(Incoming.Instance instance) {
        if (instance.cancelled()) {
            return Kind.UNCHANGED;
        }
        var item = new Incoming.Item(
                instance.line(),
                instance.uid(),
                CalendarMerge.standalone(instance),
                instance.origin(),
                Reminder.Status.OPEN,
                instance.answers(),
                instance.notes());
        return add(item, item.definition(), item.origin());
    }

    private static Verdict verdict(Kind kind, Incoming.Instance instance) {
        return new Verdict(
                kind,
                instance.line(),
                instance.uid(),
                instance.words().details().title(),
                "",
                instance.notes());
    }
}
