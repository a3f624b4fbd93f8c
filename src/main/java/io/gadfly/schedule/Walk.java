package io.gadfly.schedule;

import static io.gadfly.schedule.WallTimes.NONE;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/// Goes through a set of numbers lazily, in bounded memory, chunk by chunk; each as much as was wanted so far, and
/// more.
final class Walk implements PrimitiveIterator.OfLong {
    /// So many are worked out at a time, at first and at most.
    private static final int FIRST_CHUNK = 16;

    private static final int CHUNK = 1_024;

    /// How far a chunk reaches, at first and at most.
    private static final long FIRST_REACH = 100 * WallTimes.DAY;

    private static final long REACH = Calendar400.DAYS * WallTimes.DAY;

    /// Adds those at or after `from` and before `to`, in order, until `found` is full.
    @FunctionalInterface
    interface Collector {
        void collect(long from, long to, Longs found);
    }

    private final LongUnaryOperator ceiling;
    private final Collector collector;
    private final long to;
    private long from;
    private final Longs chunk = new Longs(FIRST_CHUNK);
    private int position;
    private int size = FIRST_CHUNK;
    private long reach = FIRST_REACH;

    private Walk(LongUnaryOperator ceiling, Collector collector, long from, long to) {
        this.ceiling = ceiling;
        this.collector = collector;
        this.from = from;
        this.to = to;
    }

    /// @param ceiling the first at or after a number, or `NONE`
    static LongStream over(LongUnaryOperator ceiling, Collector collector, long from, long to) {
        var order = Spliterator.ORDERED | Spliterator.SORTED | Spliterator.DISTINCT | Spliterator.IMMUTABLE;
        return StreamSupport.longStream(
                Spliterators.spliteratorUnknownSize(
                        new Walk(ceiling, collector, from, to), Spliterator.NONNULL | order),
                false);
    }

    @Override
    public boolean hasNext() {
        return position < chunk.size() || fetch();
    }

    private boolean fetch() {
        var next = from < to ? ceiling.applyAsLong(from) : NONE;
        if (next >= to) {
            from = to;
            return false;
        }
        var end = Math.min(to, next + reach);
        chunk.clear(size);
        collector.collect(next, end, chunk);
        position = 0;
        from = chunk.isFull() ? chunk.last() + 1 : end;
        size = Math.min(CHUNK, size * 4);
        reach = Math.min(REACH, reach * 4);
        return true;
    }

    @Override
    public long nextLong() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.get(position++);
    }
}
