package io.gadfly.schedule;

import static io.gadfly.schedule.Source.NONE;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The union of some sources of instances.
///
/// @param sources where two have an instance at the same instant, the earlier in the list names it
/// @param ending what to say after the last instance
record RecurrenceSet(
        Schedule schedule,
        List<Source> sources,
        Supplier<Next> ending,
        Supplier<Set<Note>> remarks,
        Explainer explainer)
        implements Recurrences {
    /// So many starts are worked out at a time, at first and at most.
    private static final int FIRST_CHUNK = 16;

    private static final int CHUNK = 1_024;

    private static final long MAX_COUNTED = 1_000_000;

    /// A window of which people want all.
    private static final long SHORT = 100 * WallTimes.DAY;

    private static final long CENTURIES = Calendar400.DAYS * WallTimes.DAY;

    /// A little beyond the years 1 to 9999.
    private static final long BEGINNING = (Calendar400.FIRST_DAY - 2) * WallTimes.DAY;
    private static final long END = (Calendar400.LAST_DAY + 2) * WallTimes.DAY;

    RecurrenceSet {
        sources = List.copyOf(sources);
    }

    @Override
    public Set<Note> notes() {
        return remarks.get();
    }

    @Override
    public Next after(Instant instant) {
        try {
            var next = ceiling(instant.getEpochSecond() + 1);
            return next == NONE ? ending.get() : new Next.At(at(next));
        } catch (RefusedException _) {
            return new Next.BeyondCost();
        }
    }

    @Override
    public Optional<Occurrence> before(Instant instant) {
        var last = floor(instant.getNano() > 0 ? instant.getEpochSecond() : instant.getEpochSecond() - 1);
        return last == NONE ? Optional.empty() : Optional.of(at(last));
    }

    @Override
    public Stream<Occurrence> between(Instant from, Instant to) {
        return occurrences(firstSecondFrom(from), firstSecondFrom(to));
    }

    @Override
    public List<Occurrence> listBetween(Instant from, Instant to) {
        var first = firstSecondFrom(from);
        var end = firstSecondFrom(to);
        if (end - first <= SHORT) {
            var found = new Longs(CHUNK);
            collect(first, end, found);
            if (!found.isFull()) {
                return Collections.unmodifiableList(Arrays.asList(at(found.toArray())));
            }
        }
        return occurrences(first, end).toList();
    }

    private Stream<Occurrence> occurrences(long from, long to) {
        if (to - from > SHORT) {
            return walk(from, to).mapToObj(this::at);
        }
        var found = new Longs(CHUNK);
        collect(from, to, found);
        var first = Arrays.stream(at(found.toArray()));
        return found.isFull() ? Stream.concat(first, occurrences(found.last() + 1, to)) : first;
    }

    private Occurrence[] at(long[] starts) {
        return sources.size() == 1
                ? sources.getFirst().at(starts)
                : Arrays.stream(starts).mapToObj(this::at).toArray(Occurrence[]::new);
    }

    @Override
    public LongStream startsBetween(Instant from, Instant to) {
        return starts(firstSecondFrom(from), firstSecondFrom(to));
    }

    @Override
    public Stream<Occurrence> all() {
        return walk(BEGINNING, END).mapToObj(this::at);
    }

    @Override
    public boolean contains(Instant instant) {
        return instant.getNano() == 0 && ceiling(instant.getEpochSecond()) == instant.getEpochSecond();
    }

    @Override
    public OptionalLong count() {
        if (ending.get() instanceof Next.BeyondRange) {
            return OptionalLong.empty();
        }
        var counted = walk(BEGINNING, END).limit(MAX_COUNTED + 1).count();
        return counted > MAX_COUNTED ? OptionalLong.empty() : OptionalLong.of(counted);
    }

    @Override
    public List<Cause> why(Instant instant) {
        return explainer.why(instant.getEpochSecond());
    }

    private static long firstSecondFrom(Instant instant) {
        return instant.getNano() > 0 ? instant.getEpochSecond() + 1 : instant.getEpochSecond();
    }

    private long ceiling(long instant) {
        var least = NONE;
        for (var i = 0; i < sources.size(); i++) {
            least = Math.min(least, sources.get(i).ceiling(instant));
        }
        return least;
    }

    private long floor(long instant) {
        var most = NONE;
        for (var source : sources) {
            var last = source.floor(instant);
            if (most == NONE || last != NONE && last > most) {
                most = last;
            }
        }
        return most;
    }

    private Occurrence at(long instant) {
        for (var source : sources) {
            if (sources.size() == 1 || source.ceiling(instant) == instant) {
                return source.at(instant);
            }
        }
        throw new NoSuchElementException(Long.toString(instant));
    }

    /// Up to as many starts as `found` takes.
    private void collect(long from, long to, Longs found) {
        if (sources.size() == 1) {
            sources.getFirst().collect(from, to, found);
            return;
        }
        for (var next = ceiling(from); next < to && !found.isFull(); next = ceiling(next + 1)) {
            found.add(next);
        }
    }

    private LongStream starts(long from, long to) {
        if (to - from > SHORT) {
            return walk(from, to);
        }
        var found = new Longs(CHUNK);
        collect(from, to, found);
        var first = LongStream.of(found.toArray());
        return found.isFull() ? LongStream.concat(first, walk(found.last() + 1, to)) : first;
    }

    private LongStream walk(long from, long to) {
        var order = Spliterator.ORDERED | Spliterator.SORTED | Spliterator.DISTINCT | Spliterator.IMMUTABLE;
        return StreamSupport.longStream(
                Spliterators.spliteratorUnknownSize(new Walk(from, to), Spliterator.NONNULL | order), false);
    }

    /// Goes on lazily, in bounded memory, chunk by chunk; each as much as was wanted so far, and more.
    private final class Walk implements PrimitiveIterator.OfLong {
        private final long to;
        private long from;
        private long[] chunk = {};
        private int position;
        private int size = FIRST_CHUNK;
        private long reach = SHORT;

        Walk(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public boolean hasNext() {
            return position < chunk.length || fetch();
        }

        private boolean fetch() {
            var next = from < to ? ceiling(from) : NONE;
            if (next >= to) {
                from = to;
                return false;
            }
            var found = new Longs(size);
            var end = Math.min(to, next + reach);
            collect(next, end, found);
            chunk = found.toArray();
            position = 0;
            from = found.isFull() ? found.last() + 1 : end;
            size = Math.min(CHUNK, size * 4);
            reach = Math.min(CENTURIES, reach * 4);
            return true;
        }

        @Override
        public long nextLong() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return chunk[position++];
        }
    }
}
