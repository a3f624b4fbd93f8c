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
    private final ImportPlanner planner;
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
    private final Set<String> added = new HashSet<>();
    private final VanishedInstances vanished = new VanishedInstances();
    private Optional<String> feed = Optional.empty();

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
        this.planner = new ImportPlanner(ledger, writer);
        this.writer = writer;
        this.source = source;
        this.options = options;
        this.now = ledger.now();
        this.rows = new ImportRows(writer, planner, source, now);
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
        feed.ifPresent(this::takeGone);
        rows.flush();
        if (options.preview()) {
            throw new Abandoned(report(false));
        }
        if (!rows.hasWritten()) {
            throw new Abandoned(report(true));
        }
        return new Result(report(true), rows.touched());
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
        feed = Optional.of(item.origin()).filter(Origin.Calendar::subscribed).map(Origin.Calendar::source);
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
            case SAME -> takeSame(stored, item);
            case FOREIGN -> refuse(item, "import.foreign");
            case OLDER -> {
                hear(stored, item.answers());
                tell(Kind.UNCHANGED, item, Texts.of("import.newerHere"));
            }
            case NEWER -> {
                change(stored, item);
                layIn(stored, item.uid());
            }
            case TWICE -> refuse(item, "import.duplicate");
        }
    }

    private void takeSame(Reminder stored, Incoming.Item item) {
        if (isBack(stored, item)) {
            change(stored, item);
            return;
        }
        hear(stored, item.answers());
        tell(Kind.UNCHANGED, item);
        vanished.expect(stored, item);
    }

    /// Whether it had gone from its calendar, and was switched off for that.
    private boolean isBack(Reminder stored, Incoming.Item item) {
        return stored.status() == Reminder.Status.DISABLED
                && item.status() == Reminder.Status.OPEN
                && !wasEditedHere(stored);
    }

    private Kind add(Incoming.Item item) {
        var definition = CalendarMerge.added(item.definition(), options.list(), options.nag());
        var id = ledger.repository().nextReminderId();
        var reminder = new Reminder(id, 1, item.uid(), definition, item.origin(), item.status());
        var plan = planner.planNew(reminder, item.answers(), isOverdue(item));
        var isPast = !plan.isAlive()
                && item.status() == Reminder.Status.OPEN
                && definition.schedule().isPresent();
        var kind = isPast ? Kind.PAST : Kind.ADDED;
        rows.put(plan);
        added.add(item.uid());
        return kind;
    }

    /// Something to be done once, which nobody did in time.
    private boolean isOverdue(Incoming.Item item) {
        return item.origin().isToDo()
                && item.definition()
                        .schedule()
                        .filter(schedule -> !schedule.repeats())
                        .map(schedule -> schedule.start().in(ledger.planner().surroundings().zone()))
                        .filter(start -> !start.isAfter(now))
                        .isPresent();
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
        rows.put(new Reminder(stored.id(), version, stored.uid(), definition, origin, status), said);
    }

    /// An item that is not new can still bring answers that were given elsewhere.
    private void hear(Reminder stored, AlarmAnswers said) {
        if (!said.equals(AlarmAnswers.NONE)) {
            var plan = planner.plan(stored, said);
            if (!plan.heard().isEmpty()) {
                rows.put(plan);
            }
        }
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
        seen.add(instance.uid());
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
                save(series, definition, origin, series.status(), instance.answers());
                tell(added.contains(instance.uid()) ? Kind.ADDED : Kind.CHANGED, instance);
            }
            case FOREIGN ->
                verdicts.add(new Verdict(
                        Kind.REFUSED,
                        instance.line(),
                        instance.uid(),
                        title(instance),
                        Texts.of("import.foreign"),
                        instance.notes()));
        }
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
                instance.origin().withInstance(instance.kept()),
                Reminder.Status.OPEN,
                instance.answers(),
                instance.notes());
        tell(add(item), instance);
    }

    /// What was stored without its series finds its place in it.
    private void layIn(Reminder alone, String uid) {
        CalendarMerge.instanceAlone(alone)
                .flatMap(instance -> rows.find(uid).map(series -> {
                    var definition = CalendarMerge.withInstance(series.definition(), instance);
                    var known = (Origin.Calendar) series.origin();
                    save(series, definition, known.withInstance(instance.kept()), series.status(), AlarmAnswers.NONE);
                    return series;
                }));
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

    /// What a subscription has brought and no longer has, does not ring any more. Where something could not be read,
    /// it may be that.
    private void takeGone(String address) {
        if (verdicts.stream().noneMatch(verdict -> verdict.kind() == Kind.REFUSED)) {
            writer.findSubscribed(address).stream()
                    .filter(uid -> !seen.contains(uid))
                    .forEach(uid -> rows.find(uid).ifPresent(this::switchOff));
        }
    }

    private void switchOff(Reminder gone) {
        var planned = ledger.repository().findPlanned(gone.id());
        var isStillToCome = planned.flatMap(Changes.Planned::nextFireAt).isPresent()
                || !writer.findLiveFires(gone.id()).isEmpty();
        if (isStillToCome) {
            save(gone, gone.definition(), gone.origin(), Reminder.Status.DISABLED, AlarmAnswers.NONE);
            verdicts.add(new Verdict(
                    Kind.CHANGED, 0, gone.uid(), gone.title(), "", List.of(Texts.of("import.gone"))));
        }
    }

    // Verdicts

    private void refuse(Incoming.Item item, String reason) {
        verdicts.add(new Verdict(
                Kind.REFUSED, item.line(), item.uid(), title(item), Texts.of(reason), item.notes()));
    }

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
