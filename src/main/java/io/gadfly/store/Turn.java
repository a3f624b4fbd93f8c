package io.gadfly.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What the writers of a store take, one at a time.
final class Turn {
    private final ReentrantLock lock = new ReentrantLock();

    <T> T take(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
