package io.gadfly.engine;

import io.gadfly.reminder.Aspect;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes the instances that a calendar tells apart from their series, before or after these or without them.
final class InstanceImport {
    /// Instances that come before their series are kept until it comes; more than so many are refused.
    private static final int MOST_EARLY = 10_000;

    private final ImportRows rows;
    private final ImportPlanning planning;
    private final ImportVerdicts verdicts;
    private final VanishedInstances vanished;
    private final Retelling retelling;
    private final ItemImport items;
    private final InstanceEdits edits;
    private final Map<String, List<Incoming.Instance>> early = new LinkedHashMap<>();

    /// Those that the calendar has told of so far.
    private final Set<Name> told = new HashSet<>();

    private int earlyCount;

    private record Name(String uid, CalendarTime recurrenceId) {}

    InstanceImport(
            ImportRows rows,
            ImportPlanning planning,
            ImportVerdicts verdicts,
            VanishedInstances vanished,
            Retelling retelling,
            ItemImport items) {
        this.rows = rows;
        this.planning = planning;
        this.verdicts = verdicts;
        this.vanished = vanished;
        this.retelling = retelling;
        this.items = items;
        this.edits = new InstanceEdits(retelling.paraphrases());
    }

    /// @param seriesCame whether the calendar has told of its series before
    void take(Incoming.Instance instance, boolean seriesCame) {
        if (seriesCame) {
            takeKnown(instance);
        } else if (earlyCount < MOST_EARLY) {
            earlyCount++;
            early.computeIfAbsent(instance.uid(), _ -> new ArrayList<>()).add(instance);
        } else {
            verdicts.refuse(instance, Texts.of("import.tooManyEarly", MOST_EARLY));
        }
    }

    /// Takes those that waited for their series, which has come.
    void takeEarly(String uid) {
        var waiting = Optional.ofNullable(early.remove(uid)).orElse(List.of());
        earlyCount -= waiting.size();
        waiting.forEach(this::takeKnown);
    }

    /// A calendar is at its end: takes those whose series did not come, and puts back into theirs those that
    /// did not come again.
    void end() {
        List.copyOf(early.values()).forEach(instances -> instances.forEach(this::takeOrphan));
        vanished.forEach((uid, name) -> rows.find(uid).ifPresent(series -> {
            series.putBack(name);
            series.tell(verdicts.tell(Kind.CHANGED, uid, series.before().title(), Texts.of("import.instanceGone")));
        }));
        early.clear();
        earlyCount = 0;
        told.clear();
        vanished.clear();
    }

    /// Its series is stored from an earlier import, or nowhere.
    private void takeOrphan(Incoming.Instance instance) {
        if (rows.find(instance.uid()).isPresent() || rows.wasDeleted(instance.uid())) {
            takeKnown(instance);
        } else {
            takeAlone(instance);
        }
    }

    /// Its series is not stored.
    private void takeAlone(Incoming.Instance instance) {
        if (instance.cancelled()) {
            verdicts.tell(Kind.UNCHANGED, instance);
        } else {
            items.addOrphan(instance);
        }
    }

    /// Its series was there when this calendar told of it, or was deleted here.
    private void takeKnown(Incoming.Instance instance) {
        rows.find(instance.uid())
                .ifPresentOrElse(series -> takeInto(series, series.named(instance)), () -> takeWithoutSeries(instance));
    }

    private void takeInto(ImportDraft series, Incoming.Instance instance) {
        vanished.met(instance);
        if (instance.isCut()) {
            verdicts.refuse(instance, Texts.of("import.cutOff"));
        } else {
            merge(series, instance);
        }
    }

    /// Its series was deleted here, or has been left out because it is past.
    private void takeWithoutSeries(Incoming.Instance instance) {
        if (planning.hasSkipped(instance.uid())) {
            takeAlone(instance);
        } else {
            verdicts.tell(Kind.UNCHANGED, instance, Texts.of("import.deletedHere"));
        }
    }

    private void merge(ImportDraft series, Incoming.Instance instance) {
        var isFirst = told.add(new Name(instance.uid(), instance.time().recurrenceId()));
        switch (retelling.noveltyOf(instance, series, isFirst)) {
            case SAME -> {
                series.hear(instance);
                series.foundUnchanged(verdicts.tell(Kind.UNCHANGED, instance));
            }
            case OLDER -> {
                series.hear(instance);
                verdicts.tell(Kind.UNCHANGED, instance, Texts.of("import.newerHere"));
            }
            case NEWER -> takeNewer(series, instance);
            case TWICE -> verdicts.refuse(instance, Texts.of("import.duplicateInstance"));
            case FOREIGN -> verdicts.refuse(instance, ItemImport.reasonOfForeign(series));
        }
    }

    private void takeNewer(ImportDraft series, Incoming.Instance instance) {
        if (!retelling.isOf(series, instance)) {
            change(series, instance);
            return;
        }
        if (retelling.isWorthKeeping(series, instance)) {
            series.take(UnaskedNags.calm(instance, series.before().definition()));
        }
        series.hear(instance);
        series.foundUnchanged(verdicts.tell(Kind.UNCHANGED, instance));
    }

    private void change(ImportDraft series, Incoming.Instance given) {
        var instance = UnaskedNags.calm(given, series.before().definition());
        var told = new Told(instance.time(), series.wordsOf(instance), Optional.empty());
        var changes = Aspect.between(series.held(told), told);
        var notes = notesOn(series, instance, changes);
        var isOther = series.take(instance);
        series.hear(instance);
        var kind = instance.cancelled() ? kindOfCancelled(series, isOther) : kindOf(series, instance, isOther);
        if (instance.cancelled()) {
            notes.add(Texts.of(keyOfCancelled(instance)));
        }
        series.tell(tell(kind, instance, changes, notes.toArray(String[]::new)));
    }

    private ImportVerdicts.Given tell(Kind kind, Incoming.Instance instance, Set<Aspect> changes, String... notes) {
        return kind == Kind.CHANGED && !instance.cancelled()
                ? verdicts.tellChanged(instance, changes, notes)
                : verdicts.tell(kind, instance, notes);
    }

    private List<String> notesOn(ImportDraft series, Incoming.Instance instance, Set<Aspect> changes) {
        var notes = new ArrayList<String>();
        var isSeen = !changes.equals(Set.of(Aspect.OTHER))
                || series.excludes(instance.time().recurrenceId()) != instance.cancelled();
        if (isSeen && edits.has(series, instance)) {
            notes.add(Texts.of(ItemImport.keyOfReplaced(isNewer(series, instance))));
        }
        if (isOneMore(series, instance)) {
            notes.add(Texts.of("import.noSuchDate", Fence.nameOf(instance.time().recurrenceId())));
        }
        return notes;
    }

    /// An orphan has no series yet that could have the date.
    private static boolean isOneMore(ImportDraft series, Incoming.Instance instance) {
        var name = instance.time().recurrenceId();
        return !instance.cancelled()
                && !series.isOrphan()
                && series.instance(name).isEmpty()
                && series.lacks(name);
    }

    private static boolean isNewer(ImportDraft series, Incoming.Instance instance) {
        return series.instance(instance.time().recurrenceId())
                .filter(known -> !instance.origin().isNewerThan(known))
                .isEmpty();
    }

    private static String keyOfCancelled(Incoming.Instance instance) {
        return instance.endsSeries() ? "import.seriesEnded" : "import.instanceCancelled";
    }

    /// It adds nothing, though its series may have come with it.
    private static Kind kindOfCancelled(ImportDraft series, boolean isOther) {
        return series.source() instanceof Origin.Local && !isOther ? Kind.UNCHANGED : Kind.CHANGED;
    }

    private Kind kindOf(ImportDraft series, Incoming.Instance instance, boolean isOther) {
        if (series.source() instanceof Origin.Local && !isOther) {
            return Kind.UNCHANGED;
        }
        return planning.hasAdded(instance.uid()) ? Kind.ADDED : Kind.CHANGED;
    }
}
