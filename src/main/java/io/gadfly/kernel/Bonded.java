package io.gadfly.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What hangs on a process: monitors, links, names, calls, timers. A chain, because most processes have one or none;
/// where it gets long it becomes a [Crowd].
abstract class Bonded extends Mailbox {
    private static final byte SELDOM = 8;
    private static final byte MANY = 64;

    private @Nullable Relation relations;
    /// So many more additions, and what is over is looked for in the chain: as many as there were relations the last
    /// time, so that looking costs each addition a step or two.
    private byte untilSweep = SELDOM;

    /// Answers false where the process has ended.
    final synchronized boolean tryRelate(Relation relation) {
        if (relations instanceof Relation.Ended) {
            return false;
        }
        if (!(relations instanceof Crowd) && --untilSweep == 0) {
            sweep();
        }
        if (relations instanceof Crowd crowd) {
            crowd.add(relation);
        } else {
            relation.next = relations;
            relations = relation;
        }
        return true;
    }

    /// Links once, however often it is asked to; answers false where the process has ended.
    final synchronized boolean tryLink(LiveProcess<?> other) {
        return has(other) || tryRelate(new Relation.Link(other));
    }

    final synchronized void removeRelation(Relation relation) {
        remove(relation.key());
    }

    final synchronized void unlinked(LiveProcess<?> other) {
        remove(other);
    }

    /// The oldest of its kind.
    final synchronized <R extends Relation> Optional<R> findRelation(Class<R> type) {
        if (relations instanceof Crowd crowd) {
            return crowd.findOldest(type);
        }
        R found = null;
        for (var each = relations; each != null; each = each.next) {
            if (type.isInstance(each)) {
                found = type.cast(each);
            }
        }
        return Optional.ofNullable(found);
    }

    /// Answers with what has to hear of the end, the youngest first.
    final synchronized @Nullable Relation endRelations(ExitReason reason) {
        var ended = new Relation.Ended(reason);
        var all = relations instanceof Crowd crowd ? crowd.dissolve() : relations;
        relations = ended;
        return all;
    }

    final synchronized int relationCount() {
        if (relations instanceof Crowd crowd) {
            return crowd.size();
        }
        int count = 0;
        for (var each = relations; each != null; each = each.next) {
            count++;
        }
        return count;
    }

    @SuppressWarnings("ReferenceEquality") // a key is only ever itself
    private boolean has(Object key) {
        if (relations instanceof Crowd crowd) {
            return crowd.has(key);
        }
        for (var each = relations; each != null; each = each.next) {
            if (each.key() == key) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // a key is only ever itself
    private void remove(Object key) {
        if (relations instanceof Crowd crowd) {
            crowd.remove(key);
            if (crowd.size() == 0) {
                relations = null;
            }
            return;
        }
        Relation previous = null;
        for (var each = relations; each != null; previous = each, each = each.next) {
            if (each.key() == key) {
                cut(previous, each);
                return;
            }
        }
    }

    private void sweep() {
        byte kept = 0;
        Relation previous = null;
        for (var each = relations; each != null; each = each.next) {
            if (each.isOver()) {
                cut(previous, each);
            } else {
                previous = each;
                kept++;
            }
        }
        if (kept >= MANY) {
            relations = new Crowd(relations);
        }
        untilSweep = (byte) Math.max(kept, SELDOM);
    }

    private void cut(@Nullable Relation previous, Relation gone) {
        if (previous == null) {
            relations = gone.next;
        } else {
            previous.next = gone.next;
        }
    }
}
