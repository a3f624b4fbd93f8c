package io.gadfly.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All processes that live, by their pid: sixteen parts, each a hash table of bare references.
final class ProcessTable {
    private static final int PARTS = 16;

    private final Part[] parts = new Part[PARTS];

    ProcessTable() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    void add(LiveProcess<?> process) {
        part(process.id).add(process);
    }

    void remove(LiveProcess<?> process) {
        part(process.id).remove(process.id);
    }

    Optional<LiveProcess<?>> find(Pid pid) {
        return Optional.ofNullable(part(pid.value()).find(pid.value()));
    }

    int size() {
        int size = 0;
        for (var part : parts) {
            size += part.size();
        }
        return size;
    }

    /// In the order of their start. Stops nobody for longer than it takes to copy a sixteenth of the references.
    List<LiveProcess<?>> all() {
        var all = new ArrayList<LiveProcess<?>>();
        for (var part : parts) {
            part.copyTo(all, _ -> true);
        }
        all.sort(Comparator.comparingLong(process -> process.id));
        return all;
    }

    /// Those whom `supervisor` started, in the order of their start.
    List<LiveProcess<?>> childrenOf(LiveProcess<?> supervisor) {
        var children = new ArrayList<LiveProcess<?>>();
        for (var part : parts) {
            part.copyTo(children, process -> process.parent() == supervisor);
        }
        children.sort(Comparator.comparingLong(process -> process.id));
        return children;
    }

    private Part part(long id) {
        return parts[(int) id & PARTS - 1];
    }

    /// Open addressing with linear probing; three quarters full at most.
    private static final class Part {
        private static final int SMALLEST = 16;

        private @Nullable LiveProcess<?>[] slots = new LiveProcess<?>[SMALLEST];
        private int size;

        synchronized void add(LiveProcess<?> process) {
            if (4 * (size + 1) > 3 * slots.length) {
                resize(2 * slots.length);
            }
            insert(process);
            size++;
        }

        synchronized @Nullable LiveProcess<?> find(long id) {
            return slots[slotOf(id)];
        }

        synchronized void remove(long id) {
            int hole = slotOf(id);
            if (slots[hole] == null) {
                return;
            }
            size--;
            closeHole(hole);
            if (slots.length > SMALLEST && 8 * size < slots.length) {
                resize(slots.length / 2);
            }
        }

        synchronized int size() {
            return size;
        }

        synchronized void copyTo(List<LiveProcess<?>> all, Predicate<LiveProcess<?>> wanted) {
            for (var process : slots) {
                if (process != null && wanted.test(process)) {
                    all.add(process);
                }
            }
        }

        /// Moves those up that were pushed aside by what stood in the hole.
        private void closeHole(int start) {
            int mask = slots.length - 1;
            int hole = start;
            slots[hole] = null;
            for (int at = hole + 1 & mask; ; at = at + 1 & mask) {
                var process = slots[at];
                if (process == null) {
                    return;
                }
                int home = home(process.id);
                if ((at - home & mask) >= (at - hole & mask)) {
                    slots[hole] = process;
                    slots[at] = null;
                    hole = at;
                }
            }
        }

        private void resize(int length) {
            var old = slots;
            slots = new LiveProcess<?>[length];
            for (var process : old) {
                if (process != null) {
                    insert(process);
                }
            }
        }

        private void insert(LiveProcess<?> process) {
            slots[slotOf(process.id)] = process;
        }

        /// Where it is, or would be.
        private int slotOf(long id) {
            int mask = slots.length - 1;
            int at = home(id);
            while (true) {
                var process = slots[at];
                if (process == null || process.id == id) {
                    return at;
                }
                at = at + 1 & mask;
            }
        }

        private int home(long id) {
            return (int) (id / PARTS) & slots.length - 1;
        }
    }
}
