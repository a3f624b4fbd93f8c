package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// What is due and waits to be claimed, in its order, as far as the store was asked.
///
/// Safe for threads, and never waits for the store.
final class DueQueue {
    /// The longest page is so many times as long as the first. No more than two of them wait.
    private static final int LONGEST = 20;

    private final int first;
    private final Queue<Planned> waiting = new ArrayDeque<>();
    /// Taken, and perhaps due in the store as long as that is not settled.
    private final Set<ReminderId> claiming = new HashSet<>();
    /// The end of the last page, where another may follow.
    private Optional<Planned> last = Optional.empty();
    private Instant askedAt = Instant.MIN;
    private int rows;
    private boolean isAnswered;
    private boolean mayHaveMore = true;
    /// Another whenever an answer to a question that was asked before may be wrong.
    private long edition;

    /// @param first how many are asked for first
    DueQueue(int first) {
        this.first = first;
        this.rows = first;
    }

    /// A question to the store.
    ///
    /// @param last only what is due behind it
    /// @param claiming left out of the answer
    record Question(Instant at, int rows, Optional<Planned> last, Set<ReminderId> claiming, long edition) {
        private boolean isFilledBy(List<Planned> found) {
            return found.size() == rows;
        }

        private List<Planned> free(List<Planned> found) {
            if (claiming.isEmpty()) {
                return found;
            }
            return found.stream()
                    .filter(planned -> !claiming.contains(planned.reminder().id()))
                    .toList();
        }
    }

    /// Of those behind all that wait.
    synchronized Question question(Instant at) {
        return new Question(at, rows, last, Set.copyOf(claiming), edition);
    }

    /// An answer that came too late is none.
    synchronized void keep(List<Planned> found, Question question) {
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

    /// Whether none waits. Where the clock was set back, or somebody looks before what was foreseen, what waits
    /// may not be due.
    synchronized boolean isWanting(Instant now) {
        if (now.isBefore(askedAt)) {
            forget();
        }
        return waiting.isEmpty();
    }

    /// Whether none waits, and nobody has asked since some were taken.
    synchronized boolean isUnanswered(Instant now) {
        return isWanting(now) && !isAnswered;
    }

    synchronized List<Planned> take(int limit) {
        isAnswered = false;
        var taken = new ArrayList<Planned>();
        while (taken.size() < limit && !waiting.isEmpty()) {
            var next = waiting.remove();
            claiming.add(next.reminder().id());
            taken.add(next);
        }
        return taken;
    }

    synchronized long edition() {
        return edition;
    }

    /// Whether there is room for another page of what began with that edition.
    synchronized boolean hasRoom(long since) {
        return edition == since && mayHaveMore && waiting.size() < rows;
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
