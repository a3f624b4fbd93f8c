package io.gadfly.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What hangs on a process: monitors, links, names, calls, timers. A list, because most processes have one or none.
abstract class Bonded extends Mailbox {
    /// How far an addition looks for relations that are over.
    private static final int SWEEP = 8;

    private @Nullable Relation relations;

    /// Answers false where the process has ended.
    final synchronized boolean tryRelate(Relation relation) {
        if (relations instanceof Relation.Ended) {
            return false;
        }
        sweep();
        relation.next = relations;
        relations = relation;
        return true;
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

    final synchronized <R extends Relation> Optional<R> findRelation(Class<R> type) {
        for (var each = relations; each != null; each = each.next) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
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

    final synchronized boolean isLinkedWith(LiveProcess<?> other) {
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
        Relation previous = null;
        var each = relations;
        for (int i = 0; i < SWEEP && each != null; i++, each = each.next) {
            if (each.isOver()) {
                cut(previous, each);
            } else {
                previous = each;
            }
        }
    }

    private void cut(@Nullable Relation previous, Relation gone) {
        if (previous == null) {
            relations = gone.next;
        } else {
            previous.next = gone.next;
        }
    }
}
