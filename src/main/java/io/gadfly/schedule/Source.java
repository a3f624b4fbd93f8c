package io.gadfly.schedule;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Instances in order of the instants (in epoch seconds) at which they start.
sealed interface Source {
    long NONE = WallTimes.NONE;

    /// The first at or after `instant`, or `NONE`.
    long ceiling(long instant);

    /// The last at or before `instant`, or `NONE`.
    long floor(long instant);

    /// Adds the instants at or after `from` and before `to`, each once and in order, until `found` is full.
    void collect(long from, long to, Longs found);

    /// Whether one starts at `instant`.
    boolean contains(long instant);

    /// Those that start at `instant`.
    List<Occurrence> at(long instant);

    /// What rules give: wall times on the clock of a zone.
    ///
    /// @param model the start of the schedule, for its kind and zone
    /// @param distance in seconds, by which an override moved them all
    record OnTheWall(Instants instants, CalendarTime model, long distance, Span span) implements Source {
        @Override
        public long ceiling(long instant) {
            return instants.ceiling(instant);
        }

        @Override
        public long floor(long instant) {
            return instants.floor(instant);
        }

        @Override
        public void collect(long from, long to, Longs found) {
            instants.collect(from, to, found);
        }

        @Override
        public boolean contains(long instant) {
            return instants.contains(instant);
        }

        @Override
        public List<Occurrence> at(long instant) {
            return contains(instant) ? List.of(only(instant)) : List.of();
        }

        /// The one that starts at an instant at which one does.
        Occurrence only(long instant) {
            return onTheWall(instants.timeOf(instant), new WallReading());
        }

        /// Those that start at instants at each of which one does.
        Occurrence[] only(Longs starts) {
            var reading = new WallReading();
            var found = new Occurrence[starts.size()];
            var steadyUntil = Long.MIN_VALUE;
            var offset = 0L;
            for (var i = 0; i < found.length; i++) {
                var start = starts.get(i);
                if (start >= steadyUntil) {
                    offset = instants.timeOf(start) - start;
                    steadyUntil = instants.steadyUntil(start);
                }
                found[i] = onTheWall(start + offset, reading);
            }
            return found;
        }

        private Occurrence onTheWall(long wall, WallReading reading) {
            var start = model.withLocal(reading.of(wall));
            return new Occurrence(distance == 0 ? start : model.withLocal(reading.of(wall - distance)), start, span);
        }
    }

    /// Single instances: dates with a duration of their own, and those that an override moved, perhaps several to the
    /// same instant.
    ///
    /// @param instants of the occurrences, in order
    @SuppressWarnings("ArrayRecordComponent")
    record Listed(long[] instants, Occurrence[] occurrences) implements Source {
        /// Of two with the same name, the later.
        static Listed of(Collection<Occurrence> occurrences, Zone viewer) {
            var byName = new LinkedHashMap<Instant, Occurrence>();
            occurrences.forEach(each -> byName.put(each.nameIn(viewer), each));
            var inOrder = byName.values().stream()
                    .sorted(Comparator.comparing(each -> each.startIn(viewer)))
                    .toArray(Occurrence[]::new);
            return new Listed(
                    Arrays.stream(inOrder)
                            .mapToLong(each -> each.startIn(viewer).getEpochSecond())
                            .toArray(),
                    inOrder);
        }

        @Override
        public long ceiling(long instant) {
            var next = firstFrom(instant);
            return next < instants.length ? instants[next] : NONE;
        }

        @Override
        public long floor(long instant) {
            var next = firstFrom(instant + 1);
            return next > 0 ? instants[next - 1] : NONE;
        }

        @Override
        public void collect(long from, long to, Longs found) {
            for (var next = ceiling(from); next < to && !found.isFull(); next = ceiling(next + 1)) {
                found.add(next);
            }
        }

        @Override
        public boolean contains(long instant) {
            return ceiling(instant) == instant;
        }

        @Override
        public List<Occurrence> at(long instant) {
            return List.of(Arrays.copyOfRange(occurrences, firstFrom(instant), firstFrom(instant + 1)));
        }

        private int firstFrom(long instant) {
            var from = 0;
            for (var to = instants.length; from < to; ) {
                var middle = (from + to) >>> 1;
                if (instants[middle] < instant) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
