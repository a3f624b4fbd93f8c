package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What subscriptions have brought of reminders since a step of undo kept them. No look is a step: when the one
/// that was made before it is taken back or made again, what the look brought is laid into what comes back.
///
/// To be used in the ledger's turn: made before the exchange, and asked after it.
final class BroughtSince {
    private final Ledger ledger;
    private final Map<ReminderId, Optional<Planned>> there = new HashMap<>();
    private final List<Fire> touched;

    /// @param reminders that are about to be exchanged, or whose fires are
    /// @param touched fires that are about to be exchanged
    BroughtSince(Ledger ledger, List<ReminderId> reminders, List<Fire> touched) {
        this.ledger = ledger;
        this.touched = touched;
        reminders.forEach(id -> there.put(id, ledger.repository().findPlanned(id)));
    }

    /// What was laid into what was exchanged.
    ///
    /// @param successions of the fires of each reminder that its calendar brought
    /// @param keepsNewer whether what a calendar brought stays, though it is not what was exchanged
    /// @param hasReturned whether something came back that its calendar may have otherwise by now
    record Laid(List<Succession> successions, boolean keepsNewer, boolean hasReturned) {
        static final Laid NOTHING = new Laid(List.of(), false, false);

        /// Fires whose nagging ends.
        List<Fire> ended() {
            return all(Succession::ended).toList();
        }

        /// Fires that stand in the place of others.
        List<Fire> woken() {
            return all(Succession::woken).toList();
        }

        /// The fires of which the time line says what became of them.
        Stream<Fence> told() {
            return Stream.of(all(Succession::ended), all(Succession::revived), all(Succession::claims))
                    .flatMap(fires -> fires)
                    .map(Fire::fence);
        }

        private <T> Stream<T> all(Function<Succession, List<T>> part) {
            return successions.stream().map(part).flatMap(List::stream);
        }
    }

    /// A reminder that came back.
    ///
    /// @param planned as its calendar has it now; empty: as it came back
    private record Returned(Optional<Planned> planned, Succession succession) {
        void write(Commits commit) {
            planned.ifPresent(commit::reminder);
            commit.heirs(succession.heirs());
            succession.ended().forEach(fire -> commit.fire(fire, "newVersion"));
            succession.revived().forEach(fire -> commit.fire(fire, "newVersion"));
            succession.claims().forEach(fire -> commit.claim(fire, "newVersion"));
        }
    }

    /// A reminder as it was before the exchange.
    Optional<Reminder> presentBefore(ReminderId id) {
        return there.getOrDefault(id, Optional.empty()).map(Planned::reminder);
    }

    /// Whether none of them is there now, and none was: what the step was about is gone for good.
    boolean isAboutNothing(Writer store) {
        return !there.isEmpty()
                && there.entrySet().stream()
                        .allMatch(entry -> entry.getValue().isEmpty()
                                && store.find(entry.getKey()).isEmpty());
    }

    Laid layInto(Writer store) {
        var returned = subscribed().stream()
                .flatMap(present ->
                        store.find(present.reminder().id()).map(back -> returned(back, present, store)).stream())
                .toList();
        var commit = Commits.of(ledger.now());
        returned.forEach(reminder -> reminder.write(commit));
        var laid = new Laid(
                returned.stream().map(Returned::succession).toList(),
                returned.stream().anyMatch(reminder -> reminder.planned().isPresent()),
                hasReturned(store));
        if (!commit.isEmpty()) {
            store.write(commit.build());
            store.inherit(laid.all(Succession::heirs).toList());
        }
        return laid;
    }

    private Returned returned(Reminder back, Planned present, Writer store) {
        return latest(back, present.reminder(), store)
                .map(latest -> lay(back, latest, present, store))
                .orElseGet(() -> new Returned(Optional.empty(), Succession.ofOrphans(ledger, store, back)));
    }

    private Returned lay(Reminder back, Reminder latest, Planned present, Writer store) {
        var since = unclaimedSince(present, store);
        var succession = Succession.of(ledger, store, back, latest, since);
        return new Returned(Optional.of(ledger.planned(latest, since, store, succession::isClaimed)), succession);
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

    /// As it was, or since the first of the fires that went away.
    private Instant unclaimedSince(Planned present, Writer store) {
        var unclaimed = Reminders.unclaimedSince(present.nextFireAt(), ledger.now());
        return touched.stream()
                .filter(fire ->
                        fire.fence().reminder().equals(present.reminder().id()))
                .filter(fire -> store.findFire(fire.number()).isEmpty())
                .map(fire -> fire.dueAt().minusNanos(1))
                .min(Comparator.naturalOrder())
                .filter(unclaimed::isAfter)
                .orElse(unclaimed);
    }
}
