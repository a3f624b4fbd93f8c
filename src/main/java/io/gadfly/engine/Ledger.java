package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Nag;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The only writer of reminders and fires. What it answers with is on disk; whoever asked acts afterwards.
///
/// It reads, decides and saves under one lock, so that an answer, a nag and an edit at the same moment come one after
/// the other and none overwrites what it has not seen. It never waits for a process.
final class Ledger {
    private final ReminderRepository repository;
    private final Planner planner;
    private final ReentrantLock lock = new ReentrantLock();

    /// A fire after an event.
    ///
    /// @param fire as it is stored now
    /// @param effects what is left to be done
    record Step(Fire fire, Reminder reminder, List<NagEffect> effects) {
        boolean stops() {
            return effects.stream().anyMatch(NagEffect.Stop.class::isInstance);
        }
    }

    Ledger(ReminderRepository repository, Planner planner) {
        this.repository = repository;
        this.planner = planner;
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
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Applies an event to a fire and saves what comes of it; empty where the fire is gone with its reminder.
    Optional<Step> apply(Fence fence, NagEvent event, String cause) {
        return write(() -> repository
                .findFire(fence)
                .flatMap(fire ->
                        repository.find(fence.reminder()).map(reminder -> apply(fire, reminder, event, cause))));
    }

    private Step apply(Fire fire, Reminder reminder, NagEvent event, String cause) {
        var at = now();
        var transition = planner.nagOf(fire, reminder).on(event, at);
        var next = fire.with(transition.next());
        if (!next.equals(fire)) {
            repository.commit(Commits.of(at).fire(next, cause).build());
        }
        return new Step(next, reminder, transition.effects());
    }

    /// Adds a line to the time line of a fire.
    void note(Fence fence, String step, String cause) {
        write(() -> repository.commit(Commits.of(now()).step(fence, step, cause).build()));
    }

    Nag nagOf(Fire fire, Reminder reminder) {
        return planner.nagOf(fire, reminder);
    }

    Optional<Instant> nextFireAt(Reminder reminder, Instant after) {
        return planner.nextFireAt(
                reminder, after, fence -> repository.findFire(fence).isPresent());
    }

    Changes.Planned planned(Reminder reminder, Instant after) {
        return new Changes.Planned(reminder, nextFireAt(reminder, after));
    }
}
