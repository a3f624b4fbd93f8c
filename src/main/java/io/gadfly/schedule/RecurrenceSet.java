package io.gadfly.schedule;

import static io.gadfly.schedule.Source.NONE;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The union of some sources of instances.
///
/// @param sources where two have an instance at the same instant, the earlier in the list names it
/// @param ending what to say after the last instance
record RecurrenceSet(Schedule schedule, List<Source> sources, Supplier<Next> ending, Supplier<Set<Note>> remarks)
        implements Recurrences {
    RecurrenceSet {
        sources = List.copyOf(sources);
    }

    @Override
    public Set<Note> notes() {
        return remarks.get();
    }

    @Override
    public Next after(Instant instant) {
        var next = ceiling(instant.getEpochSecond() + 1);
        return next == NONE ? ending.get() : new Next.At(at(next));
    }

    @Override
    public Optional<Occurrence> before(Instant instant) {
        var last = floor(instant.getNano() > 0 ? instant.getEpochSecond() : instant.getEpochSecond() - 1);
        return last == NONE ? Optional.empty() : Optional.of(at(last));
    }

    @Override
    public Stream<Occurrence> between(Instant from, Instant to) {
        return stream(firstSecondFrom(from), firstSecondFrom(to));
    }

    @Override
    public Stream<Occurrence> all() {
        return stream(Instant.MIN.getEpochSecond() / 2, NONE);
    }

    @Override
    public boolean contains(Instant instant) {
        return instant.getNano() == 0 && ceiling(instant.getEpochSecond()) == instant.getEpochSecond();
    }

    @Override
    public OptionalLong count() {
        return ending.get() instanceof Next.BeyondRange ? OptionalLong.empty() : OptionalLong.of(all().count());
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

    private Stream<Occurrence> stream(long from, long to) {
        var order = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Walk(from, to), order), false);
    }

    private final class Walk implements Iterator<Occurrence> {
        private final long to;
        private long next;

        Walk(long from, long to) {
            this.to = to;
            this.next = ceiling(from);
        }

        @Override
        public boolean hasNext() {
            return next < to;
        }

        @Override
        public Occurrence next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var occurrence = at(next);
            next = ceiling(next + 1);
            return occurrence;
        }
    }
}
