package io.gadfly.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What will happen, in the order of its time and its [Turn]: a heap in an array, so that a timer costs an
/// entry and a slot. What is cancelled stays in its slot until half of the heap is dead; then the living are
/// heaped anew.
final class Timers {
    private static final int TOLERATED = 64;

    private final Runnable onEarlier;
    private @Nullable TimerEntry[] heap = new TimerEntry[16];
    private int size;
    private int dead;

    /// @param onEarlier called when the first deadline has become an earlier one
    Timers(Runnable onEarlier) {
        this.onEarlier = onEarlier;
    }

    void add(TimerEntry entry) {
        boolean first;
        synchronized (this) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size + (size >> 2) + 16);
            }
            up(size++, entry);
            first = heap[0] == entry;
        }
        if (first) {
            onEarlier.run();
        }
    }

    synchronized void cancelled() {
        dead++;
        if (dead > TOLERATED && dead > size / 2) {
            purge();
        }
    }

    /// How many will still happen.
    synchronized int pending() {
        int pending = 0;
        for (int i = 0; i < size; i++) {
            if (!at(i).isOver()) {
                pending++;
            }
        }
        return pending;
    }

    /// `Long.MAX_VALUE` where there is nothing to wait for.
    synchronized long nextDeadline() {
        dropDead();
        return size == 0 ? Long.MAX_VALUE : at(0).deadline;
    }

    /// Takes the first where it is due; costs no memory.
    synchronized @Nullable TimerEntry pollDue(long now) {
        return isDue(now) ? removeFirst() : null;
    }

    /// Takes all that are due up to the first that has a turn, in their order; or that one alone, where it is the
    /// first.
    synchronized List<TimerEntry> takeDue(long now) {
        var due = new ArrayList<TimerEntry>();
        while (isDue(now) && (due.isEmpty() || !due.getLast().hasTurn() && !at(0).hasTurn())) {
            due.add(removeFirst());
        }
        return due;
    }

    private boolean isDue(long now) {
        dropDead();
        return size > 0 && at(0).deadline - now <= 0;
    }

    private void dropDead() {
        while (size > 0 && at(0).isOver()) {
            removeFirst();
            dead = Math.max(0, dead - 1);
        }
    }

    private void purge() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!at(i).isOver()) {
                heap[kept++] = heap[i];
            }
        }
        Arrays.fill(heap, kept, size, null);
        size = kept;
        dead = 0;
        if (heap.length > 64 && size < heap.length / 4) {
            heap = Arrays.copyOf(heap, Math.max(16, size * 2));
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            down(i, at(i));
        }
    }

    private TimerEntry removeFirst() {
        var first = at(0);
        var last = at(--size);
        heap[size] = null;
        if (size > 0) {
            down(0, last);
        }
        return first;
    }

    private void up(int slot, TimerEntry entry) {
        int at = slot;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (at(parent).isUpTo(entry)) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = entry;
    }

    private void down(int slot, TimerEntry entry) {
        int at = slot;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && !at(child).isUpTo(at(child + 1))) {
                child++;
            }
            if (entry.isUpTo(at(child))) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = entry;
    }

    @SuppressWarnings("NullAway") // slots below size are filled
    private TimerEntry at(int slot) {
        return heap[slot];
    }
}
