package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// What is due as the store has it, read for several rounds of claims by one question.
///
/// True as long as whoever writes otherwise lets it forget.
final class DueReminders {
    private static final int ROUNDS = 4;

    private final ReminderRepository repository;
    private final Queue<Planned> waiting = new ArrayDeque<>();
    private Instant askedAt = Instant.MIN;
    /// Whether the store still has as due what was taken.
    private boolean isClaiming;
    private boolean isAnswered;
    private boolean mayHaveMore = true;
    /// Another whenever an answer to a question that was asked before may be wrong.
    private long edition;

    DueReminders(ReminderRepository repository) {
        this.repository = repository;
    }

    /// Asks the store before one's turn, so that nobody's turn waits for the answer, which counts unless somebody
    /// writes meanwhile.
    ///
    /// @param limit how many will be taken at once
    void readAhead(Instant now, int limit) {
        if (isWanting(now)) {
            var asked = edition();
            keep(repository.findDue(now, limit * ROUNDS), now, limit, asked);
        }
    }

    /// Asks the store while there is time for what will be due `then`, so that it need not be asked then.
    void foresee(Instant then, int limit) {
        var asked = edition();
        var found = repository.findDue(then, limit * ROUNDS);
        if (!found.isEmpty() && isWanting(then)) {
            keep(found, then, limit, asked);
        }
    }

    private synchronized long edition() {
        return edition;
    }

    /// Where the clock was set back, or somebody looks before what was foreseen, what waits may not be due.
    private synchronized boolean isWanting(Instant now) {
        if (now.isBefore(askedAt)) {
            forget();
        }
        return waiting.isEmpty();
    }

    private synchronized void keep(List<Planned> found, Instant now, int limit, long asked) {
        if (edition == asked && !isClaiming) {
            waiting.addAll(found);
            askedAt = now;
            mayHaveMore = found.size() == limit * ROUNDS;
            isAnswered = true;
        }
    }

    /// In one's turn, the next, the longest due first. Whoever takes one claims it, or lets all be forgotten.
    synchronized List<Planned> take(Instant now, int limit) {
        if (isWanting(now) && !isAnswered) {
            keep(repository.findDue(now, limit * ROUNDS), now, limit, edition);
        }
        isAnswered = false;
        isClaiming = true;
        var taken = new ArrayList<Planned>(limit);
        while (taken.size() < limit && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    /// What was taken is claimed, or never will be.
    synchronized void settle() {
        isClaiming = false;
        edition++;
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
        edition++;
    }
}
