package io.gadfly.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who waits for a slot, in the order in which they get one: what was promoted, then by round, priority and age.
///
/// Rounds keep everybody in turn: who gave up a slot waits for the next round, behind all who wait in this one,
/// whatever their priority. Newcomers join this round and so pass those, but only so many ([#PASSES]); more of them
/// wait for a round after that. So a worker that gave up its slot has a bound to its wait, however many come.
final class Backlog {
    /// How many newcomers a round takes in while somebody waits who gave up a slot. The count is in the [Standing], for
    /// those who plan ahead, and does not outlive the process.
    static final int PASSES = 256;

    /// Behind every priority: those who gave up a slot are in the order in which they did.
    private static final int YIELDED = Integer.MAX_VALUE;
    static final Rank PROMOTED = new Rank(Long.MIN_VALUE, 0);

    private final TreeMap<Rank, Line> lines = new TreeMap<>();
    /// Of those that are still to come again, by their keys.
    private final Map<Object, Rank> inherited;
    private @Nullable Line lastUsed;
    private long round;
    /// The latest round that newcomers wait for, and the latest that those who gave up a slot wait for.
    private long newcomersTo;
    private long yieldedTo;
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
        this.newcomersTo = standing.newcomersTo;
        this.yieldedTo = standing.yieldedTo;
        this.passes = standing.passes;
    }

    Standing standing() {
        var ranks = new HashMap<Object, Rank>();
        lines.forEach((rank, line) -> {
            for (var ticket = line.first; ticket != null; ticket = ticket.after) {
                ranks.put(ticket.job().key(), rank);
            }
        });
        return new Standing(round, newcomersTo, yieldedTo, passes, ranks);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Answers with its position, from 1.
    int add(Ticket ticket) {
        var known = inherited.isEmpty() ? null : inherited.remove(ticket.job().key());
        if (known != null) {
            return append(ticket, known);
        }
        if (yieldedTo >= round && size > 0) {
            passes++;
        }
        if (passes > PASSES) {
            newcomersTo = Math.max(newcomersTo, yieldedTo + 1);
        }
        newcomersTo = Math.max(newcomersTo, round);
        return append(ticket, new Rank(newcomersTo, ticket.job().priority()));
    }

    /// Behind all who wait now.
    void addToNextRound(Ticket ticket) {
        yieldedTo = Math.max(round, newcomersTo) + 1;
        append(ticket, new Rank(yieldedTo, YIELDED));
    }

    /// Before all who wait now.
    void promote(Ticket ticket) {
        remove(ticket);
        var line = line(PROMOTED);
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

    @Nullable
    Ticket poll() {
        if (size == 0) {
            return null;
        }
        var line = lines.firstEntry().getValue();
        if (line.rank.round() > round) {
            round = line.rank.round();
            passes = 0;
        }
        var first = line.first;
        if (first != null) {
            remove(first);
        }
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
