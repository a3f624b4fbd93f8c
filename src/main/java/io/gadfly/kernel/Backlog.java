package io.gadfly.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who waits for a slot, in the order in which they get one: who had one before the pool was begun anew, what was
/// promoted, then by round, priority and age.
///
/// Who gave up a slot waits behind all who wait, whatever their priority. A newcomer passes those, and the less
/// urgent newcomers; when so many have passed somebody ([Pool#PASSES]), a new round begins behind all who wait.
/// So nobody is passed by more than that, and each wait has a bound, however many come.
final class Backlog {
    /// Behind every priority: those who gave up a slot are in the order in which they did.
    private static final int YIELDED = Integer.MAX_VALUE;
    static final Rank PROMOTED = new Rank(Long.MIN_VALUE, 0);
    private static final Rank RETURNING = new Rank(Long.MIN_VALUE, -1);

    private final TreeMap<Rank, Line> lines = new TreeMap<>();
    /// Of those that are still to come again, by their keys.
    private final Map<Object, Rank> inherited;
    private @Nullable Line lastUsed;
    /// The latest, which takes in who comes.
    private long round;
    /// How often somebody of it was passed.
    private int passes;
    private int size;

    record Rank(long round, int priority) implements Comparable<Rank> {
        private static final Comparator<Rank> ORDER =
                Comparator.comparingLong(Rank::round).thenComparingInt(Rank::priority);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    /// Those of one rank, the oldest first.
    static final class Line {
        private final Rank rank;
        private @Nullable Ticket first;
        private @Nullable Ticket last;
        private int size;

        private Line(Rank rank) {
            this.rank = rank;
        }
    }

    Backlog(Standing standing) {
        this.inherited = new HashMap<>(standing.ranks());
        this.round = standing.round;
        this.passes = standing.passes;
    }

    Standing standing() {
        var ranks = new HashMap<Object, Rank>();
        lines.forEach((rank, line) -> {
            for (var ticket = line.first; ticket != null; ticket = ticket.after) {
                ranks.put(ticket.job().key(), rank);
            }
        });
        return new Standing(round, passes, ranks);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// How many of them had a slot before.
    int returning() {
        return countOf(RETURNING);
    }

    private int countOf(Rank rank) {
        var line = lines.get(rank);
        return line == null ? 0 : line.size;
    }

    /// Answers with its position, from 1.
    ///
    /// @param free how many slots are, and will be given to the first at once
    int add(Ticket ticket, int free) {
        if (free > 0 && size > 0) {
            reserve(free);
        }
        var known = inherited.isEmpty() ? null : inherited.remove(ticket.job().key());
        if (ticket.returns) {
            return append(ticket, RETURNING);
        }
        if (known != null) {
            return append(ticket, known);
        }
        return append(ticket, rankOf(ticket.job().priority(), free));
    }

    private Rank rankOf(int priority, int free) {
        var rank = new Rank(round, priority);
        var passesSomebody = size > 0 && size >= free && lines.lastKey().compareTo(rank) > 0;
        if (!passesSomebody) {
            return rank;
        }
        if (passes < Pool.PASSES) {
            passes++;
            return rank;
        }
        round++;
        passes = 0;
        return new Rank(round, priority);
    }

    /// Behind all who wait now.
    void addToEnd(Ticket ticket) {
        append(ticket, new Rank(round, YIELDED));
    }

    /// The first so many have a slot as good as in hand: nobody who comes meanwhile passes them.
    private void reserve(int free) {
        for (int i = countOf(RETURNING) + countOf(PROMOTED); i < free && size > i; i++) {
            var next = firstBehind(PROMOTED);
            remove(next);
            append(next, PROMOTED);
        }
    }

    private Ticket firstBehind(Rank rank) {
        return Objects.requireNonNull(lines.higherEntry(rank).getValue().first);
    }

    /// Before all who wait now, but for those that had a slot.
    void promote(Ticket ticket) {
        remove(ticket);
        var line = line(ticket.returns ? RETURNING : PROMOTED);
        ticket.line = line;
        ticket.after = line.first;
        if (line.first == null) {
            line.last = ticket;
        } else {
            line.first.before = ticket;
        }
        line.first = ticket;
        line.size++;
        size++;
    }

    /// Takes out the first; there has to be one.
    Ticket poll() {
        var first = Objects.requireNonNull(lines.firstEntry().getValue().first);
        remove(first);
        return first;
    }

    void remove(Ticket ticket) {
        var line = ticket.line;
        if (line == null) {
            return;
        }
        if (ticket.before == null) {
            line.first = ticket.after;
        } else {
            ticket.before.after = ticket.after;
        }
        if (ticket.after == null) {
            line.last = ticket.before;
        } else {
            ticket.after.before = ticket.before;
        }
        ticket.before = null;
        ticket.after = null;
        ticket.line = null;
        size--;
        line.size--;
        if (line.size == 0) {
            lines.remove(line.rank);
            lastUsed = null;
        }
    }

    /// In the order in which they get a slot.
    List<Ticket> inOrder() {
        var all = new ArrayList<Ticket>(size);
        for (var line : lines.values()) {
            for (var ticket = line.first; ticket != null; ticket = ticket.after) {
                all.add(ticket);
            }
        }
        return all;
    }

    private int append(Ticket ticket, Rank rank) {
        var line = line(rank);
        ticket.line = line;
        ticket.before = line.last;
        if (line.last == null) {
            line.first = ticket;
        } else {
            line.last.after = ticket;
        }
        line.last = ticket;
        line.size++;
        size++;
        return positionOfLast(line);
    }

    private int positionOfLast(Line line) {
        if (lines.size() == 1) {
            return size;
        }
        int position = 0;
        for (var each : lines.headMap(line.rank, true).values()) {
            position += each.size;
        }
        return position;
    }

    private Line line(Rank rank) {
        var last = lastUsed;
        if (last != null && last.rank.equals(rank)) {
            return last;
        }
        var line = lines.computeIfAbsent(rank, Line::new);
        lastUsed = line;
        return line;
    }
}
