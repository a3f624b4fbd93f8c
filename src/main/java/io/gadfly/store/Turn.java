package io.gadfly.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What the writers of a store take, one at a time.
final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private boolean isGroupOpen;

    <T> T take(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Runs `work` as a group of changes in one's turn.
    <T> T asGroup(Supplier<T> work) {
        requireNoGroup();
        isGroupOpen = true;
        try {
            return work.get();
        } finally {
            isGroupOpen = false;
        }
    }

    /// Whoever is in the middle of a group adds to it, and begins no other.
    void requireNoGroup() {
        if (isInGroup()) {
            throw new IllegalStateException("a group of changes within another one");
        }
    }

    /// Whether it is the caller who has the turn and a group is open.
    boolean isInGroup() {
        return lock.isHeldByCurrentThread() && isGroupOpen;
    }
}
