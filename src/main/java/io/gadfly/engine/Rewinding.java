package io.gadfly.engine;

import io.gadfly.engine.BroughtSince.Laid;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What rings when a change is taken back or made again: what fell due by the reminder as it no longer is falls
/// away, as by an edit, and comes back with it: the step keeps it as it was.
final class Rewinding {
    static final String UNDO = "undo";
    private static final int MOST = 10_000;
    /// On the time lines of so many it is said; an import of very many was no change of any.
    private static final int MOST_TOLD = 100;

    private final Ledger ledger;

    Rewinding(Ledger ledger) {
        this.ledger = ledger;
    }

    /// As it was before the change was taken back or made again.
    ///
    /// @param reminders that it touches, or whose fires it does
    /// @param touched the fires that it touches
    record Before(Set<ReminderId> reminders, List<Fire> live, List<Fire> touched, BroughtSince brought) {
        /// What was over of the fires that it touches.
        List<Fire> over() {
            return touched.stream()
                    .filter(fire -> fire.state() instanceof NagState.Over)
                    .limit(MOST)
                    .toList();
        }
    }

    /// @param reminders that will be exchanged
    /// @param touched fires that will be
    Before before(List<ReminderId> reminders, List<Fire> touched) {
        var ids = idsOf(reminders, touched);
        return new Before(
                ids,
                live(),
                touched,
                new BroughtSince(ledger, ids.stream().limit(MOST).toList(), touched));
    }

    private static Set<ReminderId> idsOf(List<ReminderId> reminders, List<Fire> touched) {
        return Stream.concat(
                        reminders.stream(),
                        touched.stream().map(fire -> fire.fence().reminder()))
                .collect(Collectors.toSet());
    }

    private List<Fire> live() {
        return ledger.repository().findLiveFires(0, MOST);
    }

    /// A fire that falls away.
    private record Fall(Fire before, Fire after) {}

    /// What an exchange made of fires beside those that it exchanged.
    ///
    /// @param fallen those that fell away
    /// @param over those that are over in another way than before, as which they may be shown
    /// @param isIdle whether the exchange changed nothing: what the step was about is gone for good
    record Settled(Laid laid, List<Fire> fallen, List<Fire> over, boolean isIdle) {
        static final Settled NOTHING = new Settled(Laid.NOTHING, List.of(), List.of(), false);

        List<Fire> ended() {
            return Stream.of(laid.ended(), fallen, over).flatMap(List::stream).toList();
        }

        boolean hasReturned() {
            return laid.hasReturned();
        }

        List<Fire> woken() {
            return laid.woken();
        }

        /// What the change is called, with a word on what is not as it was.
        String named(String change) {
            if (isIdle) {
                return Texts.of("undo.idle", change);
            }
            if (hasReturned()) {
                return Texts.of("undo.returned", change);
            }
            return laid.keepsNewer() ? Texts.of("undo.keptNewer", change) : change;
        }
    }

    /// To be called in the ledger's turn, in the transaction of the exchange.
    ///
    /// @param reminders that were exchanged
    /// @param rewound whether it was undone or redone, as the time line has it
    Settled settle(List<ReminderId> reminders, String rewound, Before before, Writer store) {
        var laid = before.brought().layInto(store);
        var commit = Commits.of(ledger.now());
        var now = store.findLiveFires(0, MOST);
        var further = furtherThan(now, before.live());
        further.forEach(commit::silently);
        var gone = Stream.concat(further.stream().map(Fire::fence), laid.told()).collect(Collectors.toSet());
        var over = overOtherwise(before.over(), store);
        Stream.concat(changedSince(now, before.live(), store), over.stream())
                .filter(fire -> !gone.contains(fire.fence()))
                .forEach(fire -> commit.step(fire.fence(), stepOf(fire.state()), UNDO));
        reminders.stream()
                .limit(MOST_TOLD)
                .filter(id -> store.find(id).isPresent())
                .forEach(id -> commit.step(Reminders.wholeOf(id), TimelineSteps.REWOUND, rewound));
        reminders.stream().limit(MOST).flatMap(id -> moved(id, store).stream()).forEach(commit::plan);
        var falls = fallingAway(now, before, store);
        falls.forEach(fall -> commit.fire(fall.after(), UNDO));
        store.keep(falls.stream().map(Fall::before).toList());
        if (!commit.isEmpty()) {
            store.write(commit.build());
        }
        var isIdle = before.brought().isAboutNothing(store);
        return new Settled(laid, falls.stream().map(Fall::after).toList(), over, isIdle);
    }

    /// What rang on meanwhile: an answer that is taken back when its snooze is long over gives back no nag, and
    /// its nagger nags when it was to.
    private static List<Fire> furtherThan(List<Fire> now, List<Fire> before) {
        var ringing = new HashMap<Fence, NagState.Ringing>();
        for (var fire : now) {
            if (fire.state() instanceof NagState.Ringing state) {
                ringing.put(fire.fence(), state);
            }
        }
        return before.stream()
                .flatMap(fire ->
                        Optional.ofNullable(ringing.get(fire.fence())).flatMap(state -> further(fire, state)).stream())
                .toList();
    }

    private static Optional<Fire> further(Fire before, NagState.Ringing now) {
        return before.state() instanceof NagState.Ringing(var n, var nextAt)
                        && (n > now.n() || nextAt.isAfter(now.nextAt()))
                ? Optional.of(before.with(new NagState.Ringing(Math.max(n, now.n()), nextAt)))
                : Optional.empty();
    }

    /// Whoever is to ring again has not nagged by that.
    private static String stepOf(NagState state) {
        return state instanceof NagState.Ringing ? TimelineSteps.OPEN_AGAIN : TimelineSteps.keyOf(state);
    }

    /// Those that live again or otherwise, and those that are over now. Of what rings on there is nothing to tell.
    private static Stream<Fire> changedSince(List<Fire> now, List<Fire> before, Writer store) {
        var known = Set.copyOf(before);
        var alive = fencesOf(now.stream());
        var ringing = fencesOf(before.stream().filter(Rewinding::rings));
        return Stream.concat(
                now.stream()
                        .filter(fire -> !known.contains(fire))
                        .filter(fire -> !rings(fire) || !ringing.contains(fire.fence())),
                before.stream()
                        .filter(fire -> !alive.contains(fire.fence()))
                        .flatMap(fire -> store.findFire(fire.fence()).stream()));
    }

    private static boolean rings(Fire fire) {
        return fire.state() instanceof NagState.Ringing;
    }

    private static Set<Fence> fencesOf(Stream<Fire> fires) {
        return fires.map(Fire::fence).collect(Collectors.toSet());
    }

    /// Those that were over, and are so in another way, such as seen and no longer done.
    private static List<Fire> overOtherwise(List<Fire> before, Writer store) {
        return before.stream()
                .flatMap(fire -> store.findFire(fire.fence()).stream())
                .filter(fire -> fire.state() instanceof NagState.Over && !before.contains(fire))
                .toList();
    }

    /// What comes next is what this freed, and of what was to come then nothing that was told since, which is
    /// passed over by its fence.
    ///
    /// Where nothing of the reminder is due at that instant, the user was elsewhere then, or the rules of zones
    /// were others: then it is looked for from as far back as that can move it.
    private Optional<Planned> moved(ReminderId id, Writer store) {
        return store.findPlanned(id)
                .flatMap(planned -> planned.nextFireAt().flatMap(next -> moved(planned, next, store)));
    }

    private Optional<Planned> moved(Planned planned, Instant next, Writer store) {
        var reminder = planned.reminder();
        var isWhereItWas =
                !ledger.planner().planOf(reminder.definition()).dueAt(next).isEmpty();
        var since = isWhereItWas ? next : next.minus(Replanning.FURTHEST);
        return Optional.of(ledger.planned(reminder, since.minusNanos(1), store))
                .filter(again -> !again.equals(planned));
    }

    private List<Fall> fallingAway(List<Fire> fires, Before before, Writer store) {
        var live = fires.stream()
                .filter(fire -> before.reminders().contains(fire.fence().reminder()))
                .collect(Collectors.groupingBy(fire -> fire.fence().reminder()));
        var falls = live.entrySet().stream()
                .flatMap(entry -> store.find(entry.getKey()).stream()
                        .flatMap(now -> before.brought().presentBefore(now.id()).stream()
                                .flatMap(was -> fallingAway(was, now, entry.getValue()).stream())))
                .toList();
        return withoutLeftRinging(falls, before, store);
    }

    /// An answer that moves what repeats from its completion is no edit: the other alarms that had rung by then
    /// ring on beside it, and do so when it is given again.
    private static List<Fall> withoutLeftRinging(List<Fall> falls, Before before, Writer store) {
        var moved = falls.stream().map(fall -> fall.before().fence().reminder()).collect(Collectors.toSet());
        var answeredAt = before.touched().stream()
                .filter(fire -> moved.contains(fire.fence().reminder()))
                .flatMap(fire -> store.findFire(fire.fence()).stream())
                .filter(fire -> fire.state() instanceof NagState.Done || fire.state() instanceof NagState.Skipped)
                .collect(Collectors.toMap(
                        fire -> fire.fence().reminder(),
                        fire -> ((NagState.Over) fire.state()).at(),
                        (one, other) -> one.isAfter(other) ? one : other));
        return falls.stream()
                .filter(fall -> fall.before()
                        .dueAt()
                        .isAfter(answeredAt.getOrDefault(fall.before().fence().reminder(), Instant.MIN)))
                .toList();
    }

    /// What lives though its reminder as it was had no place for it either, such as one that was snoozed after it
    /// was given up and its reminder moved, lives on.
    private List<Fall> fallingAway(Reminder was, Reminder now, List<Fire> live) {
        var at = ledger.now();
        var before = ledger.planner().planOf(was.definition());
        var plan = ledger.planner().planOf(now.definition());
        return live.stream()
                .filter(fire -> Reminders.stateAfterEdit(was, fire, before, at).isEmpty())
                .flatMap(fire ->
                        Reminders.stateAfterEdit(now, fire, plan, at)
                                .map(state -> new Fall(fire, fire.with(state)))
                                .stream())
                .toList();
    }
}
