package io.gadfly.engine;

import io.gadfly.engine.RecentFires.Known;
import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Nag;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoredFires;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The only writer of reminders and fires. What it answers with is on disk; whoever asked acts afterwards.
///
/// It reads, decides and saves under one lock, so that an answer, a nag and an edit at the same moment come one
/// after the other and none overwrites what it has not seen. It never waits for a process.
final class Ledger {
    private final ReminderRepository repository;
    private final Planner planner;
    private final ReentrantLock turn = new ReentrantLock();
    private final GroupCommit<Event, Optional<Step>> events = new GroupCommit<>(turn, this::applyAll);
    private final RecentFires recent = new RecentFires();
    private final DueReminders due;

    /// @param cause what the time line says about it
    private record Event(Fence fence, NagEvent event, String cause) {}

    /// A fire after an event.
    ///
    /// @param fire as it is stored now
    /// @param effects what is left to be done
    record Step(Fire fire, Reminder reminder, List<NagEffect> effects) {
        boolean rings() {
            return effects.stream().anyMatch(NagEffect.Ring.class::isInstance);
        }
    }

    /// @param executor reads what is due while what was read before is claimed
    Ledger(ReminderRepository repository, Planner planner, Executor executor) {
        this.repository = repository;
        this.planner = planner;
        this.due = new DueReminders(repository, executor);
    }

    ReminderRepository repository() {
        return repository;
    }

    Planner planner() {
        return planner;
    }

    Instant now() {
        return planner.surroundings().now();
    }

    /// Runs `work` as the only writer.
    <T> T write(Supplier<T> work) {
        return alone(() -> {
            recent.forget();
            try {
                return work.get();
            } finally {
                due.forget();
            }
        });
    }

    /// Runs `work` as the only writer, with what is due; it adds fires for that and changes none that is there.
    ///
    /// @param reach with what is due by then
    <T> T claim(Instant reach, Function<DueReminders, T> work) {
        due.readAhead(reach);
        return alone(() -> {
            var isClaimed = false;
            try {
                var claimed = work.apply(due);
                isClaimed = true;
                return claimed;
            } finally {
                due.settle();
                if (!isClaimed) {
                    due.forget();
                }
            }
        });
    }

    /// Reads what will be due `then` while there is time; it counts unless somebody writes until then.
    void foresee(Instant then) {
        due.foresee(then);
    }

    private <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /// To be called in one's turn, of a fire that is on the disk: its first event need not read it again.
    void remember(Fire fire, Reminder reminder) {
        recent.remember(fire, reminder);
    }

    /// Applies an event to a fire and saves what comes of it; empty where the fire is gone with its reminder.
    /// Those that come at the same time share a commit.
    Optional<Step> apply(Fence fence, NagEvent event, String cause) {
        return events.commit(new Event(fence, event, cause));
    }

    /// As `apply`, of several fires in one commit.
    List<Optional<Step>> apply(List<Fire> fires, NagEvent event, String cause) {
        return events.commit(fires.stream()
                .map(fire -> new Event(fire.fence(), event, cause))
                .toList());
    }

    private void applyAll(List<GroupCommit.Request<Event, Optional<Step>>> requests) {
        var commit = Commits.of(now());
        var changed = new LinkedHashMap<Fence, Known>();
        var isSaved = false;
        try {
            var steps = requests.stream()
                    .map(request -> apply(request.question(), changed, commit))
                    .toList();
            if (!commit.isEmpty()) {
                repository.commit(commit.build());
            }
            isSaved = true;
            changed.values().forEach(known -> remember(known.fire(), known.reminder()));
            for (var i = 0; i < steps.size(); i++) {
                requests.get(i).answer(steps.get(i));
            }
        } finally {
            if (!isSaved) {
                recent.forget();
            }
        }
    }

    /// @param changed the fires of the same commit, as the events before this one left them
    private Optional<Step> apply(Event event, Map<Fence, Known> changed, Commits commit) {
        var fence = event.fence();
        var step = Optional.ofNullable(changed.get(fence))
                .or(() -> recent.find(fence))
                .or(() -> read(fence))
                .map(known -> apply(known, event, commit));
        step.ifPresent(done -> changed.put(fence, new Known(done.fire(), done.reminder())));
        return step;
    }

    private Optional<Known> read(Fence fence) {
        return repository
                .findFire(fence)
                .flatMap(fire -> repository.find(fence.reminder()).map(reminder -> new Known(fire, reminder)));
    }

    private Step apply(Known known, Event event, Commits commit) {
        var fire = known.fire();
        var nag = nagOf(fire, known.reminder());
        var transition = nag.on(event.event(), commit.at());
        var next = fire.with(transition.next());
        var step = new Step(next, known.reminder(), transition.effects());
        if (!next.equals(fire)) {
            commit.fire(next, causeOf(next, nag, event));
        } else if (step.rings()) {
            commit.step(event.fence(), TimelineSteps.RANG_ON, event.cause());
        }
        return step;
    }

    /// Of the end of patience: by the number of nags, or by the time.
    private static String causeOf(Fire next, Nag before, Event event) {
        if (!(next.state() instanceof NagState.GaveUp(var _, var nags))) {
            return event.cause();
        }
        return nags >= before.policy().most() ? "most" : "patience";
    }

    /// Adds a line to the time line of a fire; it goes to the disk with the next commit.
    void note(Fence fence, String step, String cause) {
        repository.note(new TimelineEntry(fence, now(), step, cause));
    }

    /// Adds a line to the time line of a fire, which no kill takes along when this returns: it says what was done
    /// and is not to be done twice.
    void mark(Fence fence, String step, String cause) {
        repository.commit(Commits.of(now()).step(fence, step, cause).build());
    }

    Nag nagOf(Fire fire, Reminder reminder) {
        return planner.nagOf(fire, reminder);
    }

    /// One that slept, as its sleep is over; empty where its reminder is gone.
    Optional<Fire> awake(Fire fire, Instant now) {
        return repository
                .find(fire.fence().reminder())
                .map(reminder -> nagOf(fire, reminder).on(new NagEvent.SnoozeOver(), now))
                .map(transition -> fire.with(transition.next()));
    }

    Optional<Instant> nextFireAt(Reminder reminder, Instant after) {
        return planner.nextFireAt(reminder, after, this::isTaken);
    }

    /// @param isClaimed what is about to be claimed besides
    Optional<Instant> nextFireAt(Reminder reminder, Instant after, Predicate<Fence> isClaimed) {
        return planner.nextFireAt(reminder, after, isClaimed.or(this::isTaken));
    }

    /// @param plan of the reminder's definition
    Optional<Instant> nextFireAt(Reminder reminder, AlarmPlan plan, Instant after) {
        return planner.nextFireAt(reminder, () -> plan, after, this::isTaken);
    }

    /// Whether there is a fire under that fence.
    boolean isTaken(Fence fence) {
        return repository.isTaken(fence);
    }

    Changes.Planned planned(Reminder reminder, Instant after) {
        return new Changes.Planned(reminder, nextFireAt(reminder, after));
    }

    /// @param isClaimed what is about to be claimed besides
    Changes.Planned planned(Reminder reminder, Instant after, Predicate<Fence> isClaimed) {
        return new Changes.Planned(reminder, nextFireAt(reminder, after, isClaimed));
    }

    /// As `planned`, as the store is in that transaction.
    Changes.Planned planned(Reminder reminder, Instant after, StoredFires store) {
        return planned(reminder, after, store, _ -> false);
    }

    /// @param isClaimed what is about to be claimed besides
    Changes.Planned planned(Reminder reminder, Instant after, StoredFires store, Predicate<Fence> isClaimed) {
        return new Changes.Planned(reminder, planner.nextFireAt(reminder, after, isClaimed.or(store::isTaken)));
    }
}
