package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Aspect;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes series and single reminders: judges each against what is stored under its UID.
final class ItemImport {
    private final Ledger ledger;
    private final ImportOptions options;
    private final ImportRows rows;
    private final ImportPlanning planning;
    private final ImportVerdicts verdicts;
    private final VanishedInstances vanished;
    private final Retelling retelling;
    private final DoneHere doneHere;
    private final AnsweredBefore answeredBefore;

    ItemImport(
            Ledger ledger,
            ImportOptions options,
            ImportRows rows,
            ImportPlanning planning,
            ImportVerdicts verdicts,
            VanishedInstances vanished,
            Retelling retelling) {
        this.ledger = ledger;
        this.options = options;
        this.rows = rows;
        this.planning = planning;
        this.verdicts = verdicts;
        this.vanished = vanished;
        this.retelling = retelling;
        this.doneHere = new DoneHere(retelling.paraphrases(), rows::findTimeline);
        this.answeredBefore = new AnsweredBefore(rows::findReleased);
    }

    /// @param isFirst whether the calendar says something of this UID for the first time
    void take(Incoming.Item item, boolean isFirst) {
        var known = rows.find(item.uid());
        if (known.isPresent() && item.isCut()) {
            verdicts.refuse(item, Texts.of("import.cutOff"));
        } else if (known.isPresent()) {
            takeKnown(known.get(), item, isFirst);
        } else if (rows.wasDeleted(item.uid()) && options.occasion() != Occasion.SUBSCRIBED) {
            verdicts.tell(Kind.UNCHANGED, item, Texts.of("import.deletedHere"));
        } else {
            var back = rows.wasDeleted(item.uid()) ? item.noted(Texts.of("import.broughtBack")) : item;
            addAgain(back);
        }
    }

    /// As far as it was subscribed to before, what was made of it then holds.
    private void addAgain(Incoming.Item item) {
        var earlier = options.occasion() == Occasion.SUBSCRIBED
                ? answeredBefore.find(item.origin().source(), item.uid())
                : Optional.<Released>empty();
        earlier.ifPresentOrElse(
                released -> addReleased(item, released), () -> add(item).hear(item.answers()));
    }

    private void addReleased(Incoming.Item item, Released earlier) {
        var before = earlier.reminder();
        var answers = GivenAnswers.of(before, earlier.fires());
        var status = statusAfter(before, item.definition(), item.status(), doneHere.isEnded(before));
        var isNews = status != item.status() || !answers.equals(AlarmAnswers.NONE);
        var added = add(isNews ? item.with(status).noted(Texts.of("import.answeredBefore")) : item);
        added.hear(item.answers());
        added.hear(answers);
    }

    private void takeKnown(ImportDraft known, Incoming.Item item, boolean isFirst) {
        switch (retelling.noveltyOf(item, known, isFirst)) {
            case SAME -> takeSame(known, item, isFirst);
            case OLDER -> {
                known.hear(item.answers());
                verdicts.tell(Kind.UNCHANGED, item, Texts.of("import.newerHere"));
            }
            case NEWER -> takeNewer(known, item, isFirst);
            case TWICE -> verdicts.refuse(item, Texts.of("import.duplicate"));
            case FOREIGN -> verdicts.refuse(item, reasonOfForeign(known));
        }
    }

    private void takeNewer(ImportDraft known, Incoming.Item item, boolean isFirst) {
        if (retelling.isOf(known, item)) {
            if (retelling.isWorthKeeping(known, item)) {
                known.setOrigin(item.origin());
            }
            takeSame(known, item, isFirst);
        } else {
            change(known, item, isFirst);
        }
    }

    private void takeSame(ImportDraft known, Incoming.Item item, boolean isFirst) {
        known.hear(item.answers());
        if (isFirst) {
            vanished.expect(known, item);
        }
        if (doneHere.wasWithdrawn(known.before())) {
            known.setStatus(item.status());
            verdicts.tellChanged(item, Set.of(Aspect.STATUS), Texts.of("import.back"));
        } else {
            known.foundUnchanged(verdicts.tell(Kind.UNCHANGED, item, notesOnSame(known, item)));
        }
    }

    /// What comes switched off may have been switched on here.
    private static String[] notesOnSame(ImportDraft known, Incoming.Item item) {
        var isOn = item.status() == Reminder.Status.DISABLED && known.before().status() == Reminder.Status.OPEN;
        return isOn ? new String[] {Texts.of("import.staysOn")} : new String[0];
    }

    static String reasonOfForeign(ImportDraft known) {
        return known.before()
                .subscribedTo()
                .map(owner -> Texts.of("import.subscribed", owner))
                .orElseGet(() -> Texts.of("import.foreign"));
    }

    private ImportDraft add(Incoming.Item given) {
        var item = UnaskedNags.calm(given);
        var definition = CalendarMerge.added(item.definition(), options.list(), options.nag());
        var id = ledger.repository().nextReminderId();
        planning.willAdd(item.uid());
        return rows.add(
                new Reminder(id, 1, item.uid(), definition, item.origin(), item.status()),
                verdicts.tell(Kind.ADDED, item));
    }

    /// An instance whose series is nowhere stands for itself.
    void addOrphan(Incoming.Instance instance) {
        var item = new Incoming.Item(
                instance.line(),
                instance.uid(),
                CalendarMerge.standalone(instance),
                Origin.Calendar.ofOrphan(instance.origin(), instance.kept()),
                instance.status(),
                instance.answers(),
                instance.notes(),
                instance.isCut());
        add(item.noted(Texts.of("import.orphan"))).hear(instance);
    }

    private void change(ImportDraft known, Incoming.Item given, boolean isFirst) {
        if (isBareCancellation(given)) {
            cancel(known, given);
            return;
        }
        var stored = known.reminder();
        var item = UnaskedNags.calm(given, stored.definition());
        var definition = CalendarMerge.changed(stored.definition(), item.definition());
        var isEnded = doneHere.isEnded(known.before());
        var status = statusAfter(stored, definition, item.status(), isEnded);
        var notes = new ArrayList<String>();
        if (!definition.equals(stored.definition()) && doneHere.isEdited(known.before())) {
            notes.add(Texts.of(keyOfReplaced(isNewer(item, stored))));
        }
        if (isEnded) {
            noteOnEnd(stored.status(), status).ifPresent(notes::add);
        }
        if (retelling.isReadOtherwise(known, item)) {
            readAnew(known, item, definition, status).ifPresent(notes::add);
        } else {
            replace(known, item, definition, status, isFirst)
                    .forEach(name -> notes.add(Texts.of("import.instanceDropped", Fence.nameOf(name))));
        }
        known.hear(item.answers());
        known.tell(verdicts.tellChanged(item, Aspect.between(stored, known.reminder()), notes.toArray(String[]::new)));
    }

    static String keyOfReplaced(boolean isNewer) {
        return isNewer ? "import.replacesEdit" : "import.replacesEditOtherwise";
    }

    /// What a calendar says otherwise under the same revision is taken, but is not newer.
    private static boolean isNewer(Incoming.Item item, Reminder stored) {
        return !(stored.origin() instanceof Origin.Calendar known)
                || known.isOrphan()
                || item.origin().isNewerThan(known);
    }

    private static Optional<String> noteOnEnd(Reminder.Status before, Reminder.Status after) {
        return switch (after) {
            case OPEN -> Optional.of(Texts.of("import.reopened"));
            case DONE -> Optional.of(Texts.of("import.staysDone")).filter(_ -> before == after);
            case DISABLED -> Optional.of(Texts.of("import.staysOff")).filter(_ -> before == after);
        };
    }

    /// Its instances have their names in the zone in which it was read before, and come again with it.
    private static Optional<String> readAnew(
            ImportDraft known, Incoming.Item item, Definition definition, Reminder.Status status) {
        var hasInstances = known.origin() instanceof Origin.Calendar origin
                && !origin.instances().isEmpty();
        known.replace(definition, item.origin(), status);
        return hasInstances ? Optional.of(Texts.of("import.instancesAnew")) : Optional.empty();
    }

    /// A subscribed calendar tells of all its instances each time; a file that does not may be older than what
    /// told them apart. Answers with the names of those that are gone with their occurrences.
    private static List<CalendarTime> replace(
            ImportDraft known, Incoming.Item item, Definition definition, Reminder.Status status, boolean isFirst) {
        if (known.isOrphan()) {
            known.adopt(definition, item.origin(), status);
            return List.of();
        }
        if (isFirst && item.origin().subscribed()) {
            known.replace(definition, item.origin(), status);
            return List.of();
        }
        return known.replaceSeries(definition, item.origin(), status, !isFirst);
    }

    /// A cancellation need not say when it would have been (RFC 5546 §3.2.5).
    private static boolean isBareCancellation(Incoming.Item item) {
        return item.status() == Reminder.Status.DISABLED
                && item.definition().schedule().isEmpty();
    }

    private void cancel(ImportDraft known, Incoming.Item item) {
        if (known.reminder().status() == Reminder.Status.OPEN) {
            known.setStatus(item.status());
        }
        known.setOrigin(item.origin());
        known.tell(verdicts.tellChanged(item, Set.of(Aspect.STATUS)));
    }

    /// What the user finished or switched off here stays so, unless the calendar gives it another time.
    private Reminder.Status statusAfter(
            Reminder stored, Definition definition, Reminder.Status incoming, boolean isEnded) {
        var viewer = ledger.planner().surroundings().zone();
        return isEnded && Beginnings.areAlike(stored.definition(), definition, viewer) ? stored.status() : incoming;
    }
}
