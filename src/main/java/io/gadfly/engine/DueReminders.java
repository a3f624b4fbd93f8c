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
/// True as long as whoever writes otherwise lets it forget. Used by the one thread that has the ledger's turn.
final class DueReminders {
    private static final int ROUNDS = 4;

    private final ReminderRepository repository;
    private final Queue<Planned> waiting = new ArrayDeque<>();
    private boolean mayHaveMore;

    DueReminders(ReminderRepository repository) {
        this.repository = repository;
    }

    /// The next, the longest due first. Whoever takes one claims it, or lets all be forgotten.
    List<Planned> take(Instant now, int limit) {
        if (waiting.isEmpty()) {
            read(now, limit * ROUNDS);
        }
        var taken = new ArrayList<Planned>(limit);
        while (taken.size() < limit && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    private void read(Instant now, int limit) {
        var found = repository.findDue(now, limit);
        waiting.addAll(found);
        mayHaveMore = found.size() == limit;
    }

    /// Whether the store may have more.
    boolean mayHaveMore() {
        return mayHaveMore || !waiting.isEmpty();
    }

    void forget() {
        waiting.clear();
        mayHaveMore = true;
    }
}
