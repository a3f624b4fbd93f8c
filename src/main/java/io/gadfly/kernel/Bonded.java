package io.gadfly.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What hangs on a process: monitors, links, names, calls, timers. A list, because most processes have one or none.
abstract class Bonded extends Mailbox {
    private static final byte SELDOM = 8;

    private @Nullable Relation relations;
    /// So many more additions, and what is over is looked for: as many as there were relations the last time, so that
    /// looking costs each addition a step or two.
    private byte untilSweep = SELDOM;

    /// Answers false where the process has ended.
    final synchronized boolean tryRelate(Relation relation) {
        if (relations instanceof Relation.Ended) {
            return false;
        }
        if (--untilSweep == 0) {
            sweep();
        }
        relation.next = relations;
        relations = relation;
        return true;
    }

    /// Links once, however often it is asked to; answers false where the process has ended.
    final synchronized boolean tryLink(LiveProcess<?> other) {
        return isLinkedWith(other) || tryRelate(new Relation.Link(other));
    }

    @SuppressWarnings("ReferenceEquality") // a relation is only ever itself
    final synchronized void removeRelation(Relation relation) {
        Relation previous = null;
        for (var each = relations; each != null; previous = each, each = each.next) {
            if (each == relation) {
                cut(previous, each);
                return;
            }
        }
    }

    /// The oldest of its kind.
    final synchronized <R extends Relation> Optional<R> findRelation(Class<R> type) {
        R found = null;
        for (var each = relations; each != null; each = each.next) {
            if (type.isInstance(each)) {
                found = type.cast(each);
            }
        }
        return Optional.ofNullable(found);
    }

    final synchronized void unlinked(LiveProcess<?> other) {
        Relation previous = null;
        for (var each = relations; each != null; each = each.next) {
            if (each instanceof Relation.Link link && link.other == other) {
                cut(previous, each);
            } else {
                previous = each;
            }
        }
    }

    private boolean isLinkedWith(LiveProcess<?> other) {
        for (var each = relations; each != null; each = each.next) {
            if (each instanceof Relation.Link link && link.other == other) {
                return true;
            }
        }
        return false;
    }

    /// Answers with what has to hear of the end, the youngest first.
    final synchronized @Nullable Relation endRelations(ExitReason reason) {
        var all = relations;
        relations = new Relation.Ended(reason);
        return all;
    }

    final synchronized int relationCount() {
        int count = 0;
        for (var each = relations; each != null; each = each.next) {
            count++;
        }
        return count;
    }

    private void sweep() {
        int kept = 0;
        Relation previous = null;
        for (var each = relations; each != null; each = each.next) {
            if (each.isOver()) {
                cut(previous, each);
            } else {
                previous = each;
                kept++;
            }
        }
        untilSweep = (byte) Math.clamp(kept, SELDOM, Byte.MAX_VALUE);
    }

    private void cut(@Nullable Relation previous, Relation gone) {
        if (previous == null) {
            relations = gone.next;
        } else {
            previous.next = gone.next;
        }
    }
}
