package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/// What is due as the store has it: a few first, so that they do not wait for the others, and where there are
/// more, page after page in their order, read by another thread while those that were read before are claimed.
///
/// True as long as whoever writes otherwise lets it forget.
final class DueReminders {
    private static final int FIRST = 100;
    /// The longest page is so many times as long as the first. No more than two of them wait to be claimed.
    private static final int LONGEST = 20;

    private final ReminderRepository repository;
    private final Executor executor;
    private final int first;
    /// Held while the store is asked: whoever wants to know waits for the answer that is on its way, and for no
    /// other.
    private final ReentrantLock asking = new ReentrantLock(true);
    private final Queue<Planned> waiting = new ArrayDeque<>();
    /// Taken, and perhaps due in the store as long as that is not settled.
    private final Set<ReminderId> claiming = new HashSet<>();
    /// The end of the last page, where another may follow.
    private Optional<Planned> last = Optional.empty();
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
    /// @param last only what is due behind it
    /// @param claiming left out of the answer
    private record Question(Instant at, int rows, Optional<Planned> last, Set<ReminderId> claiming, long edition) {
        boolean isFilledBy(List<Planned> found) {
            return found.size() == rows;
        }

        List<Planned> free(List<Planned> found) {
            return found.stream()
                    .filter(planned -> !claiming.contains(planned.reminder().id()))
                    .toList();
        }
    }

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
            if (isWanting(then)) {
                keepUnlessEmpty(question(then));
            }
        } finally {
            asking.unlock();
        }
    }

    private void keepUnlessEmpty(Question question) {
        var found = find(question);
        if (!found.isEmpty()) {
            keep(found, question);
        }
    }

    private void ask(Instant now) {
        var question = question(now);
        keep(find(question), question);
    }

    private synchronized Question question(Instant at) {
        return new Question(at, rows, last, Set.copyOf(claiming), edition);
    }

    private List<Planned> find(Question question) {
        return repository.findDue(question.at(), question.rows(), question.last());
    }

    private synchronized void keep(List<Planned> found, Question question) {
        if (edition != question.edition()) {
            return;
        }
        waiting.addAll(question.free(found));
        askedAt = question.at();
        mayHaveMore = question.isFilledBy(found);
        last = mayHaveMore ? Optional.of(found.getLast()) : Optional.empty();
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
        beginToReadOn().ifPresent(since -> executor.execute(new FutureTask<>(() -> readOn(now, since), true)));
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

    /// Answers with the edition that is to be read on, where that is to be begun.
    private synchronized Optional<Long> beginToReadOn() {
        if (isReadOn || !isToBeReadOn(edition)) {
            return Optional.empty();
        }
        isReadOn = true;
        return Optional.of(edition);
    }

    private synchronized boolean isToBeReadOn(long since) {
        return edition == since && mayHaveMore && waiting.size() < rows;
    }

    /// Should it fail, whoever takes the next asks, and fails.
    private void readOn(Instant now, long since) {
        try {
            while (isToBeReadOn(since)) {
                readPage(now, since);
            }
        } finally {
            endReadingOn();
        }
    }

    private void readPage(Instant now, long since) {
        asking.lock();
        try {
            if (isToBeReadOn(since)) {
                ask(now);
            }
        } finally {
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
        last = Optional.empty();
        askedAt = Instant.MIN;
        isAnswered = false;
        mayHaveMore = true;
        rows = first;
        edition++;
    }
}
