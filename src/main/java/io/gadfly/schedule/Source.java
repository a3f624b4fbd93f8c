package io.gadfly.schedule;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;

/// Instances in order of the instants (in epoch seconds) at which they start, each at another instant.
sealed interface Source {
    long NONE = WallTimes.NONE;

    /// The first at or after `instant`, or `NONE`.
    long ceiling(long instant);

    /// The last at or before `instant`, or `NONE`.
    long floor(long instant);

    /// Adds those at or after `from` and before `to`, in order, until `found` is full.
    void collect(long from, long to, Longs found);

    /// The one that starts at `instant`, which there must be.
    Occurrence at(long instant);

    /// Those that start at some instants, each of which there must be.
    default Occurrence[] at(long[] starts) {
        var found = new Occurrence[starts.length];
        for (var i = 0; i < starts.length; i++) {
            found[i] = at(starts[i]);
        }
        return found;
    }

    /// What rules give: wall times on the clock of a zone.
    ///
    /// @param model the start of the schedule, for its kind and zone
    /// @param distance in seconds, by which an override moved them all
    record OnTheWall(WallTimes times, WallClock clock, CalendarTime model, long distance, Span span) implements Source {
        @Override
        public long ceiling(long instant) {
            return clock.ceiling(times, instant);
        }

        @Override
        public long floor(long instant) {
            return clock.floor(times, instant);
        }

        @Override
        public void collect(long from, long to, Longs found) {
            clock.collect(times, from, to, found);
        }

        @Override
        public Occurrence at(long instant) {
            return at(instant, new WallReading());
        }

        @Override
        public Occurrence[] at(long[] starts) {
            var reading = new WallReading();
            var found = new Occurrence[starts.length];
            for (var i = 0; i < starts.length; i++) {
                found[i] = at(starts[i], reading);
            }
            return found;
        }

        private Occurrence at(long instant, WallReading reading) {
            var wall = clock.timeOf(times, instant);
            var start = model.withLocal(reading.of(wall));
            return new Occurrence(distance == 0 ? start : model.withLocal(reading.of(wall - distance)), start, span);
        }
    }

    /// Single instances: dates with a duration of their own, and those that an override moved.
    @SuppressWarnings("ArrayRecordComponent")
    record Listed(long[] instants, Occurrence[] occurrences) implements Source {
        /// The later of two at the same instant wins.
        static Listed of(Collection<Occurrence> occurrences, Zone viewer) {
            var byInstant = new TreeMap<Long, Occurrence>();
            for (var occurrence : occurrences) {
                byInstant.put(occurrence.startIn(viewer).getEpochSecond(), occurrence);
            }
            return new Listed(
                    byInstant.keySet().stream().mapToLong(Long::longValue).toArray(),
                    byInstant.values().toArray(Occurrence[]::new));
        }

        @Override
        public long ceiling(long instant) {
            var index = Arrays.binarySearch(instants, instant);
            var next = index >= 0 ? index : -index - 1;
            return next < instants.length ? instants[next] : NONE;
        }

        @Override
        public long floor(long instant) {
            var index = Arrays.binarySearch(instants, instant);
            var previous = index >= 0 ? index : -index - 2;
            return previous >= 0 ? instants[previous] : NONE;
        }

        @Override
        public void collect(long from, long to, Longs found) {
            for (var next = ceiling(from); next < to && !found.isFull(); next = ceiling(next + 1)) {
                found.add(next);
            }
        }

        @Override
        public Occurrence at(long instant) {
            return occurrences[Arrays.binarySearch(instants, instant)];
        }
    }
}
