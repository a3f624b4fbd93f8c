package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/// What is due as the store has it: a few first, so that they do not wait for the others, and where there are
/// more, twice as many with each question, read by another thread while those that were read before are
/// claimed.
///
/// True as long as whoever writes otherwise lets it forget.
final class DueReminders {
    private static final int FIRST = 100;
    /// The longest question is so many times as long as the first.
    private static final int LONGEST = 40;

    private final ReminderRepository repository;
    private final Executor executor;
    private final int first;
    /// Held while the store is asked: whoever wants to know waits for the answer that is on its way.
    private final ReentrantLock asking = new ReentrantLock();
    private final Queue<Planned> waiting = new ArrayDeque<>();
    /// Taken, and perhaps due in the store as long as that is not settled.
    private final Set<ReminderId> claiming = new HashSet<>();
    private Instant askedAt = Instant.MIN;
    private int rows;
    private boolean isAnswered;
    private boolean isReadOn;
    private boolean mayHaveMore = true;
    /// Another whenever an answer to a question that was asked before may be wrong.
    private long edition;

    /// @param executor reads on, now or later
    DueReminders(ReminderRepository repository, Executor executor) {
        this(repository, executor, FIRST);
    }

    /// @param first how many are asked for first
    DueReminders(ReminderRepository repository, Executor executor, int first) {
        this.repository = repository;
        this.executor = executor;
        this.first = first;
        this.rows = first;
    }

    /// A question to the store.
    ///
    /// @param known not to be answered with
    private record Question(Instant at, int rows, Set<ReminderId> known, long edition) {}

    /// Asks the store before one's turn, so that nobody's turn waits for the answer, which counts unless somebody
    /// writes meanwhile.
    void readAhead(Instant now) {
        asking.lock();
        try {
            if (isWanting(now)) {
                ask(now);
            }
        } finally {
            asking.unlock();
        }
    }

    /// Asks the store while there is time for what will be due `then`, so that it need not be asked then.
    void foresee(Instant then) {
        asking.lock();
        try {
            var question = question(then);
            var found = repository.findDue(then, question.rows(), question.known());
            if (!found.isEmpty()) {
                keep(found, question);
            }
        } finally {
            asking.unlock();
        }
    }

    private void ask(Instant now) {
        var question = question(now);
        keep(repository.findDue(now, question.rows(), question.known()), question);
    }

    private synchronized Question question(Instant at) {
        var known = new HashSet<>(claiming);
        waiting.forEach(planned -> known.add(planned.reminder().id()));
        return new Question(at, rows, known, edition);
    }

    private synchronized void keep(List<Planned> found, Question question) {
        if (edition != question.edition()) {
            return;
        }
        waiting.addAll(found);
        askedAt = question.at();
        mayHaveMore = found.size() == question.rows();
        rows = mayHaveMore ? Math.min(2 * rows, LONGEST * first) : first;
        isAnswered = true;
    }

    /// Where the clock was set back, or somebody looks before what was foreseen, what waits may not be due.
    private synchronized boolean isWanting(Instant now) {
        if (now.isBefore(askedAt)) {
            forget();
        }
        return waiting.isEmpty();
    }

    /// In one's turn, the next, the longest due first. Whoever takes one claims it, or lets all be forgotten.
    List<Planned> take(Instant now, int limit) {
        var taken = takeWaiting(now, limit);
        if (beginsToReadOn()) {
            executor.execute(new FutureTask<>(() -> readOn(now), true));
        }
        return taken;
    }

    private synchronized List<Planned> takeWaiting(Instant now, int limit) {
        if (isWanting(now) && !isAnswered) {
            forget();
            ask(now);
        }
        isAnswered = false;
        var taken = new ArrayList<Planned>(limit);
        while (taken.size() < limit && !waiting.isEmpty()) {
            var next = waiting.remove();
            claiming.add(next.reminder().id());
            taken.add(next);
        }
        return taken;
    }

    private synchronized boolean beginsToReadOn() {
        var begins = !isReadOn && isToBeReadOn();
        isReadOn |= begins;
        return begins;
    }

    private synchronized boolean isToBeReadOn() {
        return mayHaveMore && waiting.size() < rows / 2;
    }

    /// Should it fail, whoever takes the next asks, and fails.
    private void readOn(Instant now) {
        asking.lock();
        try {
            if (isToBeReadOn()) {
                ask(now);
            }
        } finally {
            endReadingOn();
            asking.unlock();
        }
    }

    private synchronized void endReadingOn() {
        isReadOn = false;
    }

    /// What was taken is claimed, or never will be.
    synchronized void settle() {
        claiming.clear();
    }

    /// Whether the store may have more.
    synchronized boolean mayHaveMore() {
        return mayHaveMore || !waiting.isEmpty();
    }

    synchronized void forget() {
        waiting.clear();
        askedAt = Instant.MIN;
        isAnswered = false;
        mayHaveMore = true;
        rows = first;
        edition++;
    }
}
