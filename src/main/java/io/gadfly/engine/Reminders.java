package io.gadfly.engine;

import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the user does to reminders: saved first, told to the processes afterwards.
final class Reminders {
    /// Who writes "at 9:05" at half past nine seconds after it still means it.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final ZoneWatch zones;
    private final Messenger messenger;
    private final Supplier<UUID> uids;
    private final Memos memos;
    private final Rewinding rewinding;

    Reminders(Ledger ledger, ZoneWatch zones, Messenger messenger, Supplier<UUID> uids, Memos memos) {
        this.ledger = ledger;
        this.zones = zones;
        this.messenger = messenger;
        this.uids = uids;
        this.memos = memos;
        this.rewinding = new Rewinding(ledger);
    }

    Reminder add(Definition definition) {
        var added = zones.write(() -> {
            var now = ledger.now();
            var id = ledger.repository().nextReminderId();
            var reminder =
                    new Reminder(id, 1, uids.get().toString(), definition, new Origin.Local(), Reminder.Status.OPEN);
            var commit = Commits.of(now)
                    .reminder(ledger.planned(reminder, now.minus(GRACE)))
                    .step(wholeOf(id), TimelineSteps.CREATED, reminder.title())
                    .undoable(Texts.undo("add", reminder.title()));
            ledger.repository().commit(commit.build());
            return reminder;
        });
        messenger.reschedule();
        return added;
    }

    Optional<Instant> firstFireAt(Definition definition) {
        return ledger.planner().planOf(definition).after(ledger.now().minus(GRACE)).stream()
                .findFirst()
                .map(DueAlarm::at);
    }

    /// The fence that stands for a reminder as a whole in its time line.
    static Fence wholeOf(ReminderId id) {
        return new Fence(id, "", "");
    }

    EditResult edit(Reminder seen, Definition definition) {
        var source = ledger.repository().find(seen.id()).flatMap(Reminder::subscribedTo);
        if (source.isPresent()) {
            return new EditResult.ReadOnly(source.get());
        }
        return change(seen.id(), current -> {
            if (current.version() != seen.version()) {
                return new Change(current, Optional.empty());
            }
            return new Change(current, Optional.of(current.withDefinition(definition)));
        });
    }

    EditResult setStatus(ReminderId id, Reminder.Status status) {
        return change(id, current -> new Change(current, Optional.of(current.withStatus(status))));
    }

    /// @param updated empty: refused, somebody else was faster
    private record Change(Reminder current, Optional<Reminder> updated) {}

    @FunctionalInterface
    private interface Edit {
        Change of(Reminder current);
    }

    private EditResult change(ReminderId id, Edit edit) {
        var ended = new ArrayList<Fire>();
        var woken = new ArrayList<Fire>();
        var paced = new LinkedHashMap<Fence, Fire>();
        var result = zones.write(() -> {
            var planned = ledger.repository().findPlanned(id);
            if (planned.isEmpty()) {
                return new EditResult.Gone();
            }
            var change = edit.of(planned.get().reminder());
            if (change.updated().isEmpty()) {
                return new EditResult.Conflict(change.current());
            }
            var since = unclaimedSince(planned.get().nextFireAt(), ledger.now().minus(GRACE));
            var succession = Succession.of(
                    ledger,
                    ledger.repository(),
                    change.current(),
                    change.updated().get(),
                    since);
            var moved = movedToItsPool(change.updated().get(), succession);
            Stream.concat(pacedAnew(change.current(), change.updated().get()).stream(), moved.stream())
                    .forEach(fire -> paced.put(fire.fence(), fire));
            woken.addAll(succession.woken());
            woken.addAll(moved);
            return new EditResult.Saved(save(change, since, succession, paced.values(), ended));
        });
        messenger.stop(ended);
        if (!paced.isEmpty()) {
            messenger.resync();
        }
        messenger.submit(woken);
        messenger.reschedule();
        return result;
    }

    /// What has rung and goes on, as it does so where its policy is another one now.
    private List<Fire> pacedAnew(Reminder before, Reminder after) {
        var now = ledger.now();
        var planner = ledger.planner();
        var plan = planner.planOf(after.definition());
        return ledger.repository().findLiveFires(after.id()).stream()
                .filter(fire -> Intake.wantsASlot(fire) && fire.state().nags() > 0)
                .filter(fire -> !planner.policyOf(fire, before).equals(planner.policyOf(fire, after)))
                .filter(fire -> stateAfterEdit(after, fire, plan, now).isEmpty())
                .map(fire -> fire.with(ledger.nagOf(fire, after)
                        .on(new NagEvent.PolicyChanged(), now)
                        .next()))
                .toList();
    }

    /// What waits or sleeps, as it does so where its priority or its list belongs now. What rings does so to its end
    /// where it began.
    private List<Fire> movedToItsPool(Reminder reminder, Succession succession) {
        var pool = ledger.planner().poolOf(reminder.definition().details());
        return succession.live().stream()
                .filter(fire -> reminder.status() == Reminder.Status.OPEN
                        && !fire.pool().equals(pool)
                        && !(fire.state() instanceof NagState.Ringing)
                        && !succession.isHeir(fire.fence()))
                .map(fire -> fire.in(pool))
                .toList();
    }

    private static boolean isSwitchedOn(Change change) {
        return change.current().status() == Reminder.Status.DISABLED
                && change.updated()
                        .filter(updated -> updated.status() == Reminder.Status.OPEN)
                        .isPresent();
    }

    /// Answers with the reminder as it is stored now.
    ///
    /// @param paced fires that go on otherwise
    /// @param ended gets the live fires that fall away
    private Reminder save(
            Change change, Instant since, Succession succession, Collection<Fire> paced, List<Fire> ended) {
        var reminder = change.updated().get();
        var now = ledger.now();
        var commit = Commits.of(now).undoable(Texts.undo("edit", reminder.title()));
        commit.step(wholeOf(reminder.id()), TimelineSteps.EDITED, EditedParts.of(change.current(), reminder));
        commit.heirs(succession.heirs());
        ended.addAll(fallingAway(reminder, succession, now));
        ended.forEach(fire -> commit.fire(fire, "edit"));
        var isSwitchedOn = isSwitchedOn(change);
        succession.revived().forEach(fire -> commit.fire(fire, isSwitchedOn ? "switchedOn" : "edit"));
        succession.claims().forEach(fire -> commit.claim(fire, "edit"));
        paced.forEach(commit::silently);
        var next = new Changes.Planned(reminder, ledger.nextFireAt(reminder, since, succession::isClaimed));
        var planned = isSwitchedOn ? inTime(next, succession) : next;
        commit.reminder(planned);
        ledger.repository().commit(commit.build());
        return planned.reminder();
    }

    /// What repeats from its completion and passed while it was off counts from now: nobody will complete it.
    private Changes.Planned inTime(Changes.Planned switchedOn, Succession succession) {
        var reminder = switchedOn.reminder();
        return Optional.of(reminder)
                .filter(_ -> switchedOn.nextFireAt().isEmpty()
                        && succession.revived().isEmpty())
                .flatMap(passed -> ledger.planner().afterCompletion(passed, ledger.now(), ledger::isTaken))
                .map(again -> ledger.planned(reminder.withDefinition(again), ledger.now()))
                .orElse(switchedOn);
    }

    /// What fell due and was not yet claimed is not lost by an edit at that moment.
    static Instant unclaimedSince(Optional<Instant> nextFireAt, Instant now) {
        return nextFireAt
                .filter(at -> !at.isAfter(now))
                .map(at -> at.minusNanos(1))
                .orElse(now);
    }

    private static List<Fire> fallingAway(Reminder reminder, Succession succession, Instant now) {
        return switch (reminder.status()) {
            case OPEN -> succession.ended();
            case DONE, DISABLED ->
                succession.live().stream()
                        .flatMap(fire -> stateWithout(reminder, fire, now).map(fire::with).stream())
                        .toList();
        };
    }

    /// What the status of its reminder makes of a fire; nothing where that is open.
    private static Optional<NagState> stateWithout(Reminder reminder, Fire fire, Instant now) {
        return switch (reminder.status()) {
            case OPEN -> Optional.empty();
            case DONE -> Optional.of(new NagState.Done(now, fire.state().nags()));
            case DISABLED -> Optional.of(NagState.Withdrawn.of(fire.state(), now));
        };
    }

    /// What a fire is under the reminder as it is now, where it does not live on.
    static Optional<NagState> stateAfterEdit(Reminder reminder, Fire fire, AlarmPlan plan, Instant now) {
        return plan.stillHas(fire) || reminder.status() != Reminder.Status.OPEN
                ? stateWithout(reminder, fire, now)
                : Optional.of(NagState.Withdrawn.of(fire.state(), now));
    }

    List<ReminderId> delete(List<ReminderId> ids) {
        return delete(ids, _ -> List.of());
    }

    List<ReminderId> release(List<ReminderId> ids) {
        return delete(
                ids, there -> there.stream().map(Reminders::withoutCalendar).toList());
    }

    /// What comes from no calendar leaves no word behind that no calendar may bring it again.
    private static Changes.Planned withoutCalendar(Reminder reminder) {
        var own = new Reminder(
                reminder.id(),
                reminder.version() + 1,
                reminder.uid(),
                reminder.definition(),
                new Origin.Local(),
                reminder.status());
        return new Changes.Planned(own, Optional.empty());
    }

    /// @param before what is written of them first, in the same change
    private List<ReminderId> delete(List<ReminderId> ids, Function<List<Reminder>, List<Changes.Planned>> before) {
        var stopped = new ArrayList<Fire>();
        var deleted = zones.write(() -> {
            var there = ids.stream()
                    .distinct()
                    .flatMap(id -> ledger.repository().find(id).stream())
                    .toList();
            if (there.isEmpty()) {
                return List.<ReminderId>of();
            }
            var found = there.stream().map(Reminder::id).toList();
            found.forEach(id -> stopped.addAll(ledger.repository().findLiveFires(id)));
            var name = there.size() == 1
                    ? Texts.undo("delete", there.getFirst().title())
                    : Texts.of("undo.deleteMany", there.size());
            var commit = Commits.of(ledger.now()).delete(found).undoable(name);
            before.apply(there).forEach(commit::reminder);
            found.forEach(id -> commit.step(wholeOf(id), TimelineSteps.DELETED, ""));
            ledger.repository().commit(commit.build());
            return found;
        });
        messenger.stop(stopped);
        messenger.reschedule();
        return deleted;
    }

    Optional<String> undo() {
        var store = ledger.repository();
        return rewind("undone", store::findUndoable, store::findUndoableFires, store::undo);
    }

    Optional<String> undoName() {
        return ledger.repository().findUndoName();
    }

    Optional<String> redo() {
        var store = ledger.repository();
        return rewind("redone", store::findRedoable, store::findRedoableFires, store::redo);
    }

    Optional<Instant> returnedAt() {
        return memos.instant(Memos.RETURNED);
    }

    boolean isRedoable() {
        return !ledger.repository().findRedoable().isEmpty();
    }

    /// The exchange and what it makes of the fires beside is one transaction: where it is refused, all is as it
    /// was.
    private Optional<String> rewind(
            String rewound,
            Supplier<List<ReminderId>> touched,
            Supplier<List<Fire>> fires,
            BiFunction<Instant, Consumer<Writer>, Optional<String>> exchange) {
        var settled = new AtomicReference<>(Rewinding.Settled.NOTHING);
        var name = ledger.write(() -> {
            var reminders = touched.get();
            var before = rewinding.before(reminders, fires.get());
            var change = exchange.apply(
                    ledger.now(), store -> settled.set(rewinding.settle(reminders, rewound, before, store)));
            if (settled.get().hasReturned()) {
                memos.save(Memos.RETURNED, Optional.of(ledger.now()));
            }
            return change.map(settled.get()::named);
        });
        messenger.stop(settled.get().ended());
        messenger.submit(settled.get().woken());
        messenger.resync();
        messenger.reschedule();
        return name;
    }
}
