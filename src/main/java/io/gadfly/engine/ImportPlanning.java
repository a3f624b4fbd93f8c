package io.gadfly.engine;

import io.gadfly.engine.ImportAnswers.Heard;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.Succession.Loss;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When what an import changes rings next, which fires that touches, and whether what it adds is over already.
///
/// Nothing is done because its time has passed. A to-do that is overdue is told once, as one that was missed.
final class ImportPlanning {
    /// So many alarms can have been answered before they were due.
    private static final int MOST_AHEAD = 100;

    private final Ledger ledger;
    private final ImportVerdicts verdicts;
    private final boolean skipsPast;
    /// When what is brought back was written down: from then on nobody knows what was told.
    private final Optional<Instant> asOf;

    private final Instant now;

    /// The UIDs of what this import has added.
    private final Set<String> added = new HashSet<>();
    /// The UIDs of what was left out because it is past.
    private final Set<String> skipped = new HashSet<>();

    ImportPlanning(Ledger ledger, ImportVerdicts verdicts, ImportOptions options) {
        this.ledger = ledger;
        this.skipsPast = options.skipsPast();
        this.asOf = options.asOf();
        this.verdicts = verdicts;
        this.now = ledger.now();
    }

    /// What is to be written of a draft.
    ///
    /// @param heard the fires that its new version and the answers elsewhere make
    /// @param answered those of them that were answered elsewhere
    /// @param heirs those of them that stand in the place of others
    /// @param woken those of them that somebody has to be told of
    record Settled(Changes.Planned planned, Heard heard, Set<Fence> answered, List<Heir> heirs, List<Fire> woken) {
        Settled {
            answered = Set.copyOf(answered);
            heirs = List.copyOf(heirs);
            woken = List.copyOf(woken);
        }

        private String causeOf(Fire fire) {
            var isAnswer = answered.contains(fire.fence()) && !(fire.state() instanceof NagState.Withdrawn);
            return isAnswer ? "elsewhere" : "newVersion";
        }
    }

    String causeOf(Fire fire, Settled settled) {
        return asOf.isPresent() ? "broughtBack" : settled.causeOf(fire);
    }

    boolean hasAdded(String uid) {
        return added.contains(uid);
    }

    boolean hasSkipped(String uid) {
        return skipped.contains(uid);
    }

    void willAdd(String uid) {
        added.add(uid);
    }

    /// Forgets an answer to so many alarms ahead that nobody can have given it: a clock was wrong elsewhere.
    void doubt(ImportDraft draft) {
        if (draft.said().latest().filter(now::isBefore).isEmpty()) {
            return;
        }
        var plan = ledger.planner().planOf(draft.reminder().definition());
        if (draft.said().forget(at -> plan.between(now, at, MOST_AHEAD + 1).size() > MOST_AHEAD)) {
            draft.told()
                    .or(draft::verdict)
                    .ifPresent(given -> verdicts.change(given, given.kind(), Texts.of("import.answeredTooFar")));
        }
    }

    /// Nothing where nothing was said that counts, and for what is left out.
    Optional<Settled> settle(ImportDraft draft, Writer writer) {
        if (!draft.isNew() && !draft.isChanged() && draft.said().isSilent()) {
            return Optional.empty();
        }
        return draft.isNew() ? settleNew(draft, writer) : settleStored(draft, writer);
    }

    private Optional<Settled> settleStored(ImportDraft draft, Writer writer) {
        var reminder = draft.reminder();
        var since = since(draft, reminder);
        var succession = Succession.of(ledger, writer, draft.before(), reminder, since);
        var heard = ImportAnswers.of(ledger, writer, reminder, draft.said(), succession, since);
        if (!draft.isChanged() && heard.isEmpty()) {
            return Optional.empty();
        }
        if (!heard.isEmpty()) {
            draft.verdict().ifPresent(given -> verdicts.change(given, Kind.CHANGED, Texts.of("import.answered")));
        }
        draft.told().ifPresent(given -> tellLosses(given, lossesOf(succession, reminder)));
        var all = heard.after(succession);
        return Optional.of(new Settled(
                ledger.planned(reminder, since, writer, all::ends),
                all,
                heard.fences(),
                succession.heirs(),
                heard.living(succession.woken())));
    }

    /// What nagged of a reminder that is switched off is gone with it.
    private static Set<Loss> lossesOf(Succession succession, Reminder reminder) {
        return reminder.status() == Reminder.Status.DISABLED ? succession.allLosses() : succession.losses();
    }

    private void tellLosses(ImportVerdicts.Given given, Set<Loss> losses) {
        for (var loss : losses) {
            verdicts.change(
                    given,
                    given.kind(),
                    Texts.of(
                            switch (loss) {
                                case LATER -> "import.nagsLater";
                                case GONE -> "import.nagsNoMore";
                                case UNTOLD -> "import.waitsNoMore";
                            }));
        }
    }

    private Optional<Settled> settleNew(ImportDraft draft, Writer writer) {
        var reminder = draft.reminder();
        var since = since(draft, reminder);
        var heard = ImportAnswers.of(ledger, writer, reminder, draft.said(), since);
        var next = ledger.planner().nextFireAt(reminder, since, heard::ends);
        if (isSilent(reminder, next, heard)) {
            var progress = progressOf(reminder);
            draft.verdict().ifPresent(given -> tellSilent(given, progress));
            if (progress.isPast() && skipsPast) {
                skipped.add(reminder.uid());
                return Optional.empty();
            }
        }
        return Optional.of(
                new Settled(new Changes.Planned(reminder, next), heard, heard.fences(), List.of(), List.of()));
    }

    /// From when on its alarms are to be looked at.
    private Instant since(ImportDraft draft, Reminder reminder) {
        return overdueSince(draft, reminder).orElseGet(() -> unclaimedSince(draft));
    }

    private Instant unclaimedSince(ImportDraft draft) {
        var next = draft.isNew()
                ? asOf
                : ledger.repository().findPlanned(draft.before().id()).flatMap(Changes.Planned::nextFireAt);
        return Reminders.unclaimedSince(next, now);
    }

    private Optional<Instant> overdueSince(ImportDraft draft, Reminder reminder) {
        if (!isOpenToDo(reminder) || !isOfAnotherTime(draft, reminder)) {
            return Optional.empty();
        }
        var plan = ledger.planner().planOf(reminder.definition());
        return plan.nextAfter(now).isPresent()
                ? Optional.empty()
                : plan.lastUpTo(now).map(last -> last.minusNanos(1));
    }

    private boolean isOfAnotherTime(ImportDraft draft, Reminder reminder) {
        return hasAdded(reminder.uid())
                || !draft.before()
                        .definition()
                        .schedule()
                        .equals(reminder.definition().schedule());
    }

    private static boolean isOpenToDo(Reminder reminder) {
        return reminder.status() == Reminder.Status.OPEN
                && reminder.origin() instanceof Origin.Calendar calendar
                && calendar.isToDo();
    }

    /// How far something is that will not ring.
    private enum Progress {
        AHEAD,
        GOING_ON,
        OVER,
        DONE;

        boolean isPast() {
            return this == OVER || this == DONE;
        }
    }

    private Progress progressOf(Reminder reminder) {
        if (reminder.status() == Reminder.Status.DONE) {
            return Progress.DONE;
        }
        if (ledger.planner().startsAfter(reminder.definition(), now)) {
            return Progress.AHEAD;
        }
        return ledger.planner().goesOnAt(reminder.definition(), now) ? Progress.GOING_ON : Progress.OVER;
    }

    private void tellSilent(ImportVerdicts.Given given, Progress progress) {
        switch (progress) {
            case AHEAD -> verdicts.change(given, given.kind(), Texts.of("import.alarmOver"));
            case GOING_ON -> verdicts.change(given, given.kind(), Texts.of("import.goesOn"));
            case OVER -> verdicts.changeToPast(given, Texts.of(skipsPast ? "import.overLeftOut" : "import.over"));
            case DONE -> verdicts.changeToPast(given, Texts.of(skipsPast ? "import.doneLeftOut" : "import.done"));
        }
    }

    /// Whether it will not ring, though nobody has switched it off.
    private boolean isSilent(Reminder reminder, Optional<Instant> next, Heard heard) {
        return switch (reminder.status()) {
            case DONE -> true;
            case DISABLED -> false;
            case OPEN -> next.isEmpty() && isBehind(reminder, heard);
        };
    }

    private boolean isBehind(Reminder reminder, Heard heard) {
        return reminder.definition().schedule().isPresent()
                && heard.claims().stream()
                        .noneMatch(fire -> fire.state() instanceof NagState.Live
                                || fire.dueAt().isAfter(now));
    }
}
