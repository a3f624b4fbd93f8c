package io.gadfly.engine;

import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many nags there may be in an hour. Whoever is about to ring takes one of them first, so that those who come
/// at the same moment do not ring on the same one; who then does not ring gives it back. It survives a restart.
final class NagBudget {
    private static final Logger LOG = LoggerFactory.getLogger(NagBudget.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Memos memos;
    private final IntSupplier limit;
    private final Deque<Instant> taken = new ArrayDeque<>();

    /// @param limit as the user wants it now; 0: none
    NagBudget(Memos memos, IntSupplier limit) {
        this.memos = memos;
        this.limit = limit;
        this.taken.addAll(memos.instants(Memos.RUNG));
    }

    /// When there will be one again; empty: there is one.
    synchronized Optional<Instant> freeAt(Instant now) {
        forgetOld(now);
        var most = limit.getAsInt();
        return most == 0 || taken.size() < most
                ? Optional.empty()
                : Optional.of(taken.getFirst().plus(HOUR));
    }

    /// Takes one; or answers when there will be one again.
    synchronized Optional<Instant> tryTake(Instant now) {
        var free = freeAt(now);
        if (free.isEmpty()) {
            take(now);
        }
        return free;
    }

    /// Takes one also where there is none.
    synchronized void take(Instant now) {
        if (limit.getAsInt() > 0) {
            forgetOld(now);
            taken.addLast(now);
        }
    }

    synchronized void giveBack(Instant now) {
        taken.removeLastOccurrence(now);
    }

    /// A nag of the future is from before the clock was set back.
    private void forgetOld(Instant now) {
        taken.removeIf(at -> !at.isAfter(now.minus(HOUR)) || at.isAfter(now));
    }

    /// Where the store cannot be written, it is known as long as the program runs.
    synchronized void keep() {
        if (limit.getAsInt() == 0) {
            return;
        }
        try {
            memos.save(Memos.RUNG, taken);
        } catch (StoreException e) {
            LOG.debug("The nags of the hour could not be saved", e);
        }
    }
}
