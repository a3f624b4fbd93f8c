package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What subscriptions have brought of reminders since a step of undo kept them. No look is a step: when the one that
/// was made before it is taken back or made again, what the look brought is laid into what comes back.
///
/// To be used in the ledger's turn: made before the exchange, and asked after it.
final class BroughtSince {
    private final Ledger ledger;
    private final Map<ReminderId, Optional<Planned>> there = new HashMap<>();
    private final List<Fire> touched;

    /// @param reminders that are about to be exchanged, or whose fires are
    /// @param touched fires that are about to be exchanged
    BroughtSince(Ledger ledger, Set<ReminderId> reminders, List<Fire> touched) {
        this.ledger = ledger;
        this.touched = touched;
        reminders.forEach(id -> there.put(id, ledger.repository().findPlanned(id)));
    }

    /// @param keepsNewer whether what a calendar brought stays, though it is not what was exchanged
    /// @param hasReturned whether something came back that its calendar may have otherwise by now
    /// @param ended fires whose nagging ends
    /// @param woken those that stand in the place of others
    /// @param told the fires of which the time line says already what became of them
    record Laid(boolean keepsNewer, boolean hasReturned, List<Fire> ended, List<Fire> woken, Set<Fence> told) {
        static final Laid NOTHING = new Laid(false, false, List.of(), List.of(), Set.of());
    }

    /// Lays it into what was exchanged.
    Laid layInto(Writer store) {
        var commit = Commits.of(ledger.now());
        var heirs = new ArrayList<Heir>();
        var ended = new ArrayList<Fire>();
        var woken = new ArrayList<Fire>();
        var told = new HashSet<Fence>();
        var kept = false;
        for (var planned : subscribed()) {
            var back = store.find(planned.reminder().id());
            if (back.isPresent()) {
                var latest = latest(back.get(), planned.reminder(), store);
                kept |= latest.isPresent();
                var succession = latest.map(after -> lay(back.get(), after, planned, store, commit))
                        .orElseGet(() -> Succession.ofOrphans(ledger, store, back.get()));
                write(succession, commit);
                heirs.addAll(succession.heirs());
                ended.addAll(succession.ended());
                woken.addAll(succession.woken());
                Stream.of(succession.ended(), succession.revived(), succession.claims())
                        .flatMap(List::stream)
                        .map(Fire::fence)
                        .forEach(told::add);
            }
        }
        if (!commit.isEmpty()) {
            store.write(commit.build());
            store.inherit(heirs);
        }
        return new Laid(kept, hasReturned(store), ended, woken, told);
    }

    private List<Planned> subscribed() {
        return there.values().stream()
                .flatMap(Optional::stream)
                .filter(planned -> planned.reminder().subscribedTo().isPresent())
                .toList();
    }

    private boolean hasReturned(Writer store) {
        return there.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .flatMap(entry -> store.find(entry.getKey()).stream())
                .anyMatch(reminder -> reminder.subscribedTo().isPresent());
    }

    /// As its calendar has it now, where that is not what came back.
    private Optional<Reminder> latest(Reminder back, Reminder present, Writer store) {
        if (!back.subscribedTo().equals(present.subscribedTo())) {
            return Optional.empty();
        }
        var isNewer = !back.origin().equals(present.origin());
        var latest = new Reminder(
                back.id(),
                back.version() + 1,
                back.uid(),
                isNewer ? present.definition() : back.definition(),
                present.origin(),
                statusOf(back, present, store));
        return isNewer || latest.status() != back.status() ? Optional.of(latest) : Optional.empty();
    }

    /// What the user made of it, unless the calendar has said something else since.
    private Reminder.Status statusOf(Reminder back, Reminder present, Writer store) {
        var doneHere = new DoneHere(ledger.planner().surroundings().paraphrases(), store::findTimeline);
        var word = doneHere.wordOnStatus(present);
        var isAnother = doneHere.wasSwitchedByCalendar(present) || !word.equals(cameAs(back));
        return word.filter(_ -> isAnother).orElse(back.status());
    }

    private Optional<Reminder.Status> cameAs(Reminder reminder) {
        return ledger.planner().surroundings().paraphrases().asItCame(reminder).map(Reminder::status);
    }

    private Succession lay(Reminder back, Reminder latest, Planned present, Writer store, Commits commit) {
        var since = unclaimedSince(present, store);
        var succession = Succession.of(ledger, store, back, latest, since);
        var next = ledger.planner()
                .nextFireAt(
                        latest,
                        since,
                        fence -> succession.isClaimed(fence)
                                || store.findFire(fence).isPresent());
        commit.reminder(new Planned(latest, next));
        return succession;
    }

    /// As it was, or since the first of the fires that went away.
    private Instant unclaimedSince(Planned present, Writer store) {
        var unclaimed = Reminders.unclaimedSince(present.nextFireAt(), ledger.now());
        return touched.stream()
                .filter(fire -> fire.fence().reminder().equals(present.reminder().id()))
                .filter(fire -> store.findFire(fire.number()).isEmpty())
                .map(fire -> fire.dueAt().minusNanos(1))
                .min(Comparator.naturalOrder())
                .filter(unclaimed::isAfter)
                .orElse(unclaimed);
    }

    private static void write(Succession succession, Commits commit) {
        succession.ended().forEach(fire -> commit.fire(fire, "newVersion"));
        succession.revived().forEach(fire -> commit.fire(fire, "newVersion"));
        succession.claims().forEach(fire -> commit.claim(fire, "newVersion"));
    }
}
