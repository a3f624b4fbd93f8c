package io.gadfly.schedule;

import static io.gadfly.schedule.Source.NONE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The union of some sources of instances.
///
/// @param sources where two have an instance of the same name at the same instant, it is that of the earlier in the
/// list
/// @param ending what to say after the last instance
record RecurrenceSet(
        Schedule schedule,
        Zone viewer,
        List<Source> sources,
        Supplier<Next> ending,
        Supplier<Set<Note>> remarks,
        Explainer explainer)
        implements Recurrences {
    private static final int MOST_AT_ONCE = 1_024;

    private static final long MAX_COUNTED = 1_000_000;

    /// A window of which people want all.
    private static final long SHORT = 100 * WallTimes.DAY;

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
            return next == NONE ? ending.get() : new Next.At(firstAt(next));
        } catch (RefusedException tooCostly) {
            return new Next.BeyondCost(tooCostly.refusal());
        }
    }

    @Override
    public Optional<Occurrence> before(Instant instant) {
        var last = floor(instant.getNano() > 0 ? instant.getEpochSecond() : instant.getEpochSecond() - 1);
        return last == NONE ? Optional.empty() : Optional.of(firstAt(last));
    }

    @Override
    public List<Occurrence> at(Instant instant) {
        return instant.getNano() == 0 ? at(instant.getEpochSecond()) : List.of();
    }

    @Override
    public Stream<Occurrence> between(Instant from, Instant to) {
        return occurrences(firstSecondFrom(from), firstSecondFrom(to));
    }

    @Override
    public List<Occurrence> listBetween(Instant from, Instant to) {
        var first = firstSecondFrom(from);
        var end = firstSecondFrom(to);
        if (end - first <= SHORT && sources.getFirst() instanceof Source.OnTheWall wall && sources.size() == 1) {
            var found = new Longs(MOST_AT_ONCE, end);
            wall.collect(first, end, found);
            if (found.size() == 0) {
                return List.of();
            }
            if (!found.isFull()) {
                return Collections.unmodifiableList(Arrays.asList(wall.only(found)));
            }
        }
        return occurrences(first, end).toList();
    }

    @Override
    public LongStream startsBetween(Instant from, Instant to) {
        return starts(firstSecondFrom(from), firstSecondFrom(to));
    }

    @Override
    public Stream<Occurrence> all() {
        return occurrences(BEGINNING, END);
    }

    @Override
    public boolean contains(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))
                && sources.stream().anyMatch(source -> source.contains(instant.getEpochSecond()));
    }

    @Override
    public OptionalLong count() {
        if (ending.get() instanceof Next.BeyondRange) {
            return OptionalLong.empty();
        }
        var counted = sources.size() == 1
                ? starts(BEGINNING, END).limit(MAX_COUNTED + 1).count()
                : all().limit(MAX_COUNTED + 1).count();
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

    /// At an instant at which there is one.
    private Occurrence firstAt(long instant) {
        return sources.size() == 1 && sources.getFirst() instanceof Source.OnTheWall wall
                ? wall.only(instant)
                : at(instant).getFirst();
    }

    /// Each name once.
    private List<Occurrence> at(long instant) {
        if (sources.size() == 1) {
            return sources.getFirst().at(instant);
        }
        var byName = new LinkedHashMap<Instant, Occurrence>();
        for (var source : sources) {
            if (source.contains(instant)) {
                source.at(instant).forEach(each -> byName.putIfAbsent(each.nameIn(viewer), each));
            }
        }
        return List.copyOf(byName.values());
    }

    private Stream<Occurrence> occurrences(long from, long to) {
        return sources.size() == 1 && sources.getFirst() instanceof Source.OnTheWall wall
                ? starts(from, to).mapToObj(wall::only)
                : starts(from, to).boxed().flatMap(start -> at(start).stream());
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
            return Walk.over(this::ceiling, this::collect, from, to);
        }
        var found = new Longs(MOST_AT_ONCE);
        collect(from, to, found);
        var first = LongStream.of(found.toArray());
        return found.isFull()
                ? LongStream.concat(first, Walk.over(this::ceiling, this::collect, found.last() + 1, to))
                : first;
    }
}
