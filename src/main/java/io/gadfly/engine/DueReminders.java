package io.gadfly.engine;

import io.gadfly.engine.DueQueue.Question;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What is due as the store has it: a few first, so that they do not wait for the others, and where there are
/// more, page after page in their order, read by another thread while those that were read before are claimed.
///
/// True as long as whoever writes otherwise lets it forget.
final class DueReminders {
    private static final int FIRST = 100;

    private final ReminderRepository repository;
    private final Executor executor;
    private final DueQueue queue;
    /// Held while the store is asked: whoever wants to know waits for the answer that is on its way, and for no
    /// other.
    private final ReentrantLock asking = new ReentrantLock(true);
    private final AtomicBoolean isReadOn = new AtomicBoolean();

    /// @param executor reads on, now or later
    DueReminders(ReminderRepository repository, Executor executor) {
        this(repository, executor, FIRST);
    }

    /// @param first how many are asked for first
    DueReminders(ReminderRepository repository, Executor executor, int first) {
        this.repository = repository;
        this.executor = executor;
        this.queue = new DueQueue(first);
    }

    /// Asks the store before one's turn, so that nobody's turn waits for the answer, which counts unless somebody
    /// writes meanwhile.
    void readAhead(Instant now) {
        askWhere(() -> queue.isWanting(now), () -> ask(now));
    }

    /// Asks the store while there is time for what will be due `then`, so that it need not be asked then.
    void foresee(Instant then) {
        askWhere(() -> queue.isWanting(then), () -> {
            var question = queue.question(then);
            var found = find(question);
            if (!found.isEmpty()) {
                queue.keep(found, question);
            }
        });
    }

    /// In one's turn, the next, the longest due first. Whoever takes one claims it, or lets all be forgotten.
    List<Planned> take(Instant now, int limit) {
        askWhere(() -> queue.isUnanswered(now), () -> {
            queue.forget();
            ask(now);
        });
        var taken = queue.take(limit);
        beginToReadOn(now, queue.edition());
        return taken;
    }

    private void askWhere(BooleanSupplier isNeeded, Runnable question) {
        if (!isNeeded.getAsBoolean()) {
            return;
        }
        asking.lock();
        try {
            if (isNeeded.getAsBoolean()) {
                question.run();
            }
        } finally {
            asking.unlock();
        }
    }

    private void ask(Instant now) {
        var question = queue.question(now);
        queue.keep(find(question), question);
    }

    private List<Planned> find(Question question) {
        return repository.findDue(question.at(), question.rows(), question.last());
    }

    private void beginToReadOn(Instant now, long edition) {
        if (queue.hasRoom(edition) && isReadOn.compareAndSet(false, true)) {
            executor.execute(new FutureTask<>(() -> readOn(now, edition), true));
        }
    }

    /// Should it fail, whoever takes the next asks, and fails.
    private void readOn(Instant now, long edition) {
        try {
            while (queue.hasRoom(edition)) {
                askWhere(() -> queue.hasRoom(edition), () -> ask(now));
            }
        } finally {
            isReadOn.set(false);
        }
    }

    /// What was taken is claimed, or never will be.
    void settle() {
        queue.settle();
    }

    /// Whether the store may have more.
    boolean mayHaveMore() {
        return queue.mayHaveMore();
    }

    void forget() {
        queue.forget();
    }
}
