package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.AlarmAnswers;
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
import io.gadfly.schedule.CalendarTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run over a calendar: each item is judged by its UID, RECURRENCE-ID, SEQUENCE and LAST-MODIFIED against what is
/// stored, and written in the same transaction. Memory holds the verdicts and the UIDs, not the items.
final class CalendarImport {
    /// So many items are looked up and written together.
    private static final int BATCH = 500;

    /// Instances that come before their series are kept until it comes; more than so many are refused.
    private static final int MOST_EARLY = 10_000;

    private final Ledger ledger;
    private final ImportAnswers answers;
    private final Writer writer;
    private final ImportRows rows;
    private final String source;
    private final ImportOptions options;
    private final Instant now;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Incoming.Remark> remarks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Incoming.Instance>> early = new LinkedHashMap<>();
    private int earlyCount;
    private final Map<String, Kind> added = new HashMap<>();
    private final VanishedInstances vanished = new VanishedInstances();
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
        this.answers = new ImportAnswers(ledger, fence -> writer.findFire(fence).isPresent());
        this.writer = writer;
        this.source = source;
        this.options = options;
        this.now = ledger.now();
        this.rows = new ImportRows(writer, source, now);
    }

    Result run(ReadAhead items) {
        while (items.hasNext()) {
            take(batch(items));
            items.look();
        }
        if (items.isCancelled()) {
            throw new Abandoned(report(false));
        }
        List.copyOf(early.values()).forEach(instances -> instances.forEach(this::takeOrphan));
        vanished.forEach(this::takeVanished);
        rows.flush();
        if (options.preview()) {
            throw new Abandoned(report(false));
        }
        if (!rows.hasWritten()) {
            throw new Abandoned(report(true));
        }
        return new Result(report(true), touched);
    }

    private static List<Incoming> batch(ReadAhead items) {
        var batch = new ArrayList<Incoming>(BATCH);
        while (batch.size() < BATCH && items.hasNext()) {
            batch.add(items.next());
        }
        return batch;
    }

    private void take(List<Incoming> batch) {
        rows.expect(batch);
        batch.forEach(this::take);
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
        var stored = rows.find(item.uid());
        if (stored.isPresent()) {
            takeKnown(stored.get(), item, isFirst);
        } else if (rows.wasDeleted(item.uid()) && options.occasion() != Occasion.SUBSCRIBED) {
            tell(Kind.UNCHANGED, item, Texts.of("import.deletedHere"));
        } else {
            tell(add(item), item);
        }
        takeEarly(item.uid());
    }

    private void takeEarly(String uid) {
        var waiting = Optional.ofNullable(early.remove(uid)).orElse(List.of());
        earlyCount -= waiting.size();
        waiting.forEach(this::takeKnown);
    }

    private void takeKnown(Reminder stored, Incoming.Item item, boolean isFirst) {
        switch (Standing.of(stored, item, isFirst)) {
            case SAME -> {
                hear(stored, item.answers());
                tell(Kind.UNCHANGED, item);
                vanished.expect(stored, item);
            }
            case OLDER -> {
                hear(stored, item.answers());
                tell(Kind.UNCHANGED, item, Texts.of("import.newerHere"));
            }
            case NEWER -> change(stored, item);
            case TWICE ->
                verdicts.add(new Verdict(
                        Kind.REFUSED,
                        item.line(),
                        item.uid(),
                        title(item),
                        Texts.of("import.duplicate"),
                        item.notes()));
        }
    }

    private Kind add(Incoming.Item item) {
        var definition = CalendarMerge.added(item.definition(), options.list(), options.nag());
        var id = ledger.repository().nextReminderId();
        var reminder = new Reminder(id, 1, item.uid(), definition, item.origin(), item.status());
        var heard = answers.of(reminder, item.answers(), List.of(), now);
        var next = ledger.planner().nextFireAt(reminder, now, heard::ends);
        var isPast = next.isEmpty()
                && heard.claims().isEmpty()
                && reminder.status() == Reminder.Status.OPEN
                && reminder.definition().schedule().isPresent();
        var stored =
                isPast ? new Reminder(id, 1, item.uid(), definition, item.origin(), Reminder.Status.DONE) : reminder;
        var kind = isPast ? Kind.PAST : Kind.ADDED;
        rows.put(new Changes.Planned(stored, next), heard);
        added.put(item.uid(), kind);
        return kind;
    }

    private void change(Reminder stored, Incoming.Item item) {
        var definition = CalendarMerge.changed(stored.definition(), item.definition());
        var wasEdited = wasEditedHere(stored);
        save(stored, definition, item.origin(), statusAfter(stored, definition, item.status(), wasEdited), item.answers());
        if (wasEdited && !definition.equals(stored.definition())) {
            tell(Kind.CHANGED, item, Texts.of("import.replacesEdit"));
        } else {
            tell(Kind.CHANGED, item);
        }
    }

    /// What the user finished or switched off here stays so, unless the calendar gives it another time.
    private static Reminder.Status statusAfter(
            Reminder stored, Definition definition, Reminder.Status incoming, boolean wasEdited) {
        var isSameTime = stored.definition().schedule().equals(definition.schedule());
        var isEndedHere = switch (stored.status()) {
            case OPEN -> false;
            case DONE -> true;
            case DISABLED -> wasEdited;
        };
        return isEndedHere && isSameTime ? stored.status() : incoming;
    }

    /// Whether the last hand on it was the user's.
    private boolean wasEditedHere(Reminder stored) {
        return stored.origin() instanceof Origin.Local
                || ledger.repository().findTimeline(stored.id()).reversed().stream()
                        .map(entry -> entry.step())
                        .filter(step -> step.equals(TimelineSteps.EDITED) || step.equals(TimelineSteps.IMPORTED))
                        .findFirst()
                        .filter(TimelineSteps.EDITED::equals)
                        .isPresent();
    }

    private void save(
            Reminder stored, Definition definition, Origin origin, Reminder.Status status, AlarmAnswers said) {
        var version = rows.nextVersion(stored);
        var reminder = new Reminder(stored.id(), version, stored.uid(), definition, origin, status);
        var since = unclaimedSince(stored);
        write(reminder, since, answers.of(reminder, said, writer.findLiveFires(stored.id()), since));
    }

    /// An item that is not new can still bring answers that were given elsewhere.
    private void hear(Reminder stored, AlarmAnswers said) {
        if (!said.equals(AlarmAnswers.NONE)) {
            var since = unclaimedSince(stored);
            var heard = answers.of(stored, said, writer.findLiveFires(stored.id()), since);
            if (!heard.isEmpty()) {
                write(stored, since, heard);
            }
        }
    }

    /// From when on its alarms are still to be looked at.
    private Instant unclaimedSince(Reminder stored) {
        var next = ledger.repository().findPlanned(stored.id()).flatMap(Changes.Planned::nextFireAt);
        return Reminders.unclaimedSince(next, now);
    }

    private void write(Reminder reminder, Instant since, ImportAnswers.Heard heard) {
        var next = ledger.planner()
                .nextFireAt(
                        reminder,
                        since,
                        fence -> heard.ends(fence) || writer.findFire(fence).isPresent());
        rows.put(new Changes.Planned(reminder, next), heard);
        touched.addAll(heard.changed());
    }

    // Instances that are told apart from their series

    private void take(Incoming.Instance instance) {
        if (seen.contains(instance.uid())) {
            takeKnown(instance);
        } else if (earlyCount < MOST_EARLY) {
            earlyCount++;
            early.computeIfAbsent(instance.uid(), _ -> new ArrayList<>()).add(instance);
        } else {
            var reason = Texts.of("import.tooManyEarly", MOST_EARLY);
            verdicts.add(new Verdict(
                    Kind.REFUSED, instance.line(), instance.uid(), title(instance), reason, List.of()));
        }
    }

    /// Its series is there, or was deleted here.
    private void takeKnown(Incoming.Instance instance) {
        vanished.met(instance);
        rows.find(instance.uid())
                .ifPresentOrElse(
                        series -> merge(series, instance),
                        () -> tell(Kind.UNCHANGED, instance, Texts.of("import.deletedHere")));
    }

    /// Its series did not come: it is stored from an earlier import, or nowhere.
    private void takeOrphan(Incoming.Instance instance) {
        if (rows.find(instance.uid()).isPresent() || isDeleted(instance.uid())) {
            takeKnown(instance);
        } else {
            addAlone(instance);
        }
    }

    private boolean isDeleted(String uid) {
        return !writer.findDeleted(Set.of(uid)).isEmpty();
    }

    private void merge(Reminder series, Incoming.Instance instance) {
        switch (series.origin()) {
            case Origin.Local local -> mergeLocal(series, local, instance);
            case Origin.Calendar known -> merge(series, known, instance);
        }
    }

    private void mergeLocal(Reminder series, Origin.Local local, Incoming.Instance instance) {
        var definition = CalendarMerge.withInstance(series.definition(), instance);
        if (definition.equals(series.definition())) {
            hear(series, instance.answers());
            tell(Kind.UNCHANGED, instance);
        } else {
            save(series, definition, local, series.status(), instance.answers());
            tell(Kind.CHANGED, instance);
        }
    }

    private void merge(Reminder series, Origin.Calendar known, Incoming.Instance instance) {
        switch (Standing.of(known, instance)) {
            case SAME -> {
                hear(series, instance.answers());
                tell(Kind.UNCHANGED, instance);
            }
            case OLDER -> {
                hear(series, instance.answers());
                tell(Kind.UNCHANGED, instance, Texts.of("import.newerHere"));
            }
            case NEWER, TWICE -> {
                var plain = withoutEarlierWord(series.definition(), known, instance.time().recurrenceId());
                var definition = CalendarMerge.withInstance(plain, instance);
                var origin = known.withInstance(instance.kept());
                save(series, definition, origin, statusWith(series, definition), instance.answers());
                tell(added.containsKey(instance.uid()) ? Kind.ADDED : Kind.CHANGED, instance);
            }
        }
    }

    /// A series that was over when it was added is not, where one of its instances is still to come.
    private Reminder.Status statusWith(Reminder series, Definition definition) {
        if (added.get(series.uid()) != Kind.PAST) {
            return series.status();
        }
        var next = ledger.planner().planOf(definition).nextAfter(now);
        return next.isPresent() ? Reminder.Status.OPEN : Reminder.Status.DONE;
    }

    private void addAlone(Incoming.Instance instance) {
        if (instance.cancelled()) {
            tell(Kind.UNCHANGED, instance);
            return;
        }
        var item = new Incoming.Item(
                instance.line(),
                instance.uid(),
                CalendarMerge.standalone(instance),
                instance.origin(),
                Reminder.Status.OPEN,
                instance.answers(),
                instance.notes());
        tell(add(item), instance);
    }

    /// A subscribed calendar that no longer tells an instance apart has put it back into its series.
    private void takeVanished(String uid, CalendarTime recurrenceId) {
        rows.find(uid).ifPresent(series -> {
            if (series.origin() instanceof Origin.Calendar known) {
                var definition = withoutEarlierWord(series.definition(), known, recurrenceId);
                save(series, definition, known.withoutInstance(recurrenceId), series.status(), AlarmAnswers.NONE);
                var reason = Texts.of("import.instanceGone");
                verdicts.add(new Verdict(Kind.CHANGED, 0, uid, series.title(), "", List.of(reason)));
            }
        });
    }

    private static Definition withoutEarlierWord(Definition series, Origin.Calendar known, CalendarTime recurrenceId) {
        return known.instance(recurrenceId)
                .map(earlier -> CalendarMerge.withoutInstance(series, earlier))
                .orElse(series);
    }

    // Verdicts

    private static String title(Incoming.Item item) {
        return item.definition().details().title();
    }

    private static String title(Incoming.Instance instance) {
        return instance.words().details().title();
    }

    private void tell(Kind kind, Incoming.Item item, String... more) {
        verdicts.add(new Verdict(kind, item.line(), item.uid(), title(item), "", with(item.notes(), more)));
    }

    private void tell(Kind kind, Incoming.Instance instance, String... more) {
        verdicts.add(new Verdict(
                kind, instance.line(), instance.uid(), title(instance), "", with(instance.notes(), more)));
    }

    private static List<String> with(List<String> notes, String... more) {
        var all = new ArrayList<>(notes);
        all.addAll(List.of(more));
        return all;
    }
}
