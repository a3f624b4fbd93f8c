package io.gadfly.schedule;

import io.gadfly.schedule.DayPattern.Share;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/// How recurrence sets are put together: the algebra of RFC 5545 §3.8.5 over wall times.
final class WallSets {
    private WallSets() {}

    static final WallTimes EMPTY = new Listed(new long[0]);

    static WallTimes listed(long... times) {
        return new Listed(
                times.length == 1
                        ? times
                        : Arrays.stream(times).sorted().distinct().toArray());
    }

    static WallTimes union(List<WallTimes> sets) {
        return switch (sets.size()) {
            case 0 -> EMPTY;
            case 1 -> sets.getFirst();
            default -> new Union(sets.stream().map(Remembering::of).toArray(WallTimes[]::new));
        };
    }

    /// From `first` to `last`, both included.
    static WallTimes within(WallTimes times, long first, long last) {
        return new Within(times, first, last);
    }

    /// Single times.
    @SuppressWarnings("ArrayRecordComponent")
    private record Listed(long[] times) implements WallTimes {
        @Override
        public long ceiling(long time) {
            var index = Arrays.binarySearch(times, time);
            var next = index >= 0 ? index : -index - 1;
            return next < times.length ? times[next] : NONE;
        }

        @Override
        public long floor(long time) {
            var index = Arrays.binarySearch(times, time);
            var previous = index >= 0 ? index : -index - 2;
            return previous >= 0 ? times[previous] : NONE;
        }

        @Override
        public DayPattern pattern() {
            var breaks = Arrays.stream(times).flatMap(time -> LongStream.of(time, time + 1));
            return new DayPattern(
                    day -> ceiling(day * DAY) < (day + 1) * DAY ? Share.OTHER : Share.NOTHING,
                    new BitSet(),
                    1,
                    breaks.toArray());
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Union(WallTimes[] sets) implements WallTimes {
        private static final long NEAR = 100 * DAY;

        /// Further than from any time to any other.
        private static final long FAR = 2 * Calendar400.LAST_DAY * DAY;

        @Override
        public long ceiling(long time) {
            return ceiling(time, NONE);
        }

        /// Near first: so a set that cannot go on bounded work far from here does not hide what another has close by.
        @Override
        public long ceiling(long time, long end) {
            for (var reach = NEAR; time < FAR && reach < FAR; reach *= 16) {
                var near = Math.min(end, time + reach);
                var least = least(time, near);
                if (least < near || near == end) {
                    return least;
                }
            }
            return least(time, end);
        }

        private long least(long time, long end) {
            var least = end;
            for (var set : sets) {
                least = Math.min(least, set.ceiling(time, least));
            }
            return least;
        }

        @Override
        public void collect(long from, long to, Longs found) {
            for (var time = ceiling(from, to); time < to && !found.isFull(); time = ceiling(time + 1, to)) {
                found.add(time);
            }
        }

        @Override
        public long floor(long time) {
            var most = NONE;
            for (var set : sets) {
                var last = set.floor(time);
                if (most == NONE || last != NONE && last > most) {
                    most = last;
                }
            }
            return most;
        }

        @Override
        public boolean contains(long time) {
            for (var set : sets) {
                if (set.contains(time)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<WallTimes> members() {
            return Arrays.stream(sets).flatMap(set -> set.members().stream()).toList();
        }
    }

    private record Within(WallTimes times, long first, long last) implements WallTimes {
        @Override
        public void collect(long from, long to, Longs found) {
            times.collect(Math.max(from, first), Math.min(to, last + 1), found);
        }

        @Override
        public long ceiling(long time) {
            var next = times.ceiling(Math.max(time, first));
            return next > last ? NONE : next;
        }

        @Override
        public long floor(long time) {
            var previous = times.floor(Math.min(time, last));
            return previous == NONE || previous < first ? NONE : previous;
        }

        @Override
        public boolean contains(long time) {
            return time >= first && time <= last && times.contains(time);
        }

        @Override
        public DayPattern pattern() {
            return times.pattern().within(first, last);
        }
    }

    /// All of `times`, later by `distance` seconds.
    record Shifted(WallTimes times, long distance) implements WallTimes {
        @Override
        public long ceiling(long time) {
            var next = times.ceiling(time - distance);
            return next == NONE ? NONE : next + distance;
        }

        @Override
        public long floor(long time) {
            var previous = times.floor(time - distance);
            return previous == NONE ? NONE : previous + distance;
        }

        @Override
        public boolean contains(long time) {
            return times.contains(time - distance);
        }

        @Override
        public void collect(long from, long to, Longs found) {
            var before = found.size();
            times.collect(from - distance, to - distance, found);
            found.shift(before, distance);
        }
    }
}
