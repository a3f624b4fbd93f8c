package io.gadfly.schedule;

import io.gadfly.schedule.DayPattern.Share;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells of whole days whether all that some sets give there is taken away by others, and after what time without a
/// find nothing more can come.
final class WholeDays {
    /// So many sets can be told apart by the bits of a long.
    private static final int MOST_SETS = 60;

    private final List<DayPattern> given;
    private final List<DayPattern> gone;
    private final Set<Long> goneDays;
    private final long period;
    private final long[] breaks;

    /// By the sets that have their usual seconds on a day.
    private final Map<Long, Boolean> verdicts = new ConcurrentHashMap<>();

    private @Nullable Verdict recent;

    /// @param goneDays of which nothing is left
    WholeDays(List<WallTimes> given, List<WallTimes> gone, Set<Long> goneDays) {
        this.given = given.stream().map(WallTimes::pattern).toList();
        this.gone = gone.stream().map(WallTimes::pattern).toList();
        this.goneDays = goneDays;
        this.period = patterns().mapToLong(DayPattern::period).reduce(1, DayPattern::common) * WallTimes.DAY;
        this.breaks = LongStream.concat(
                        patterns().flatMapToLong(pattern -> Arrays.stream(pattern.breaks())),
                        goneDays.stream()
                                .flatMapToLong(day -> LongStream.of(day * WallTimes.DAY, (day + 1) * WallTimes.DAY)))
                .sorted()
                .distinct()
                .toArray();
    }

    private Stream<DayPattern> patterns() {
        return Stream.concat(given.stream(), gone.stream());
    }

    /// In seconds; what has not come for so long will not come before the next break.
    long period() {
        return period;
    }

    /// The first break after a time, or `WallTimes.NONE`.
    long breakAfter(long time) {
        var index = Arrays.binarySearch(breaks, time);
        var next = index >= 0 ? index + 1 : -index - 1;
        return next < breaks.length ? breaks[next] : WallTimes.NONE;
    }

    /// The last break at or before a time, or `WallTimes.NONE`.
    long breakBefore(long time) {
        var index = Arrays.binarySearch(breaks, time);
        var last = index >= 0 ? index : -index - 2;
        return last >= 0 ? breaks[last] : WallTimes.NONE;
    }

    /// Whether it is plain that nothing is left of a day.
    boolean isGone(long day) {
        if (!goneDays.isEmpty() && goneDays.contains(day)) {
            return true;
        }
        if (given.size() + gone.size() > MOST_SETS) {
            return false;
        }
        var there = 0L;
        for (var i = 0; i < given.size(); i++) {
            switch (given.get(i).on(day)) {
                case NOTHING -> {}
                case USUAL -> there |= 1L << i;
                case OTHER -> {
                    return false;
                }
            }
        }
        for (var i = 0; i < gone.size(); i++) {
            if (gone.get(i).on(day) == Share.USUAL) {
                there |= 1L << given.size() + i;
            }
        }
        return verdict(there);
    }

    private boolean verdict(long there) {
        var known = recent;
        if (known == null || known.there != there) {
            known = new Verdict(there, verdicts.computeIfAbsent(there, this::isCovered));
            recent = known;
        }
        return known.gone;
    }

    private record Verdict(long there, boolean gone) {}

    private boolean isCovered(long there) {
        var left = together(given, there);
        left.andNot(together(gone, there >>> given.size()));
        return left.isEmpty();
    }

    private static BitSet together(List<DayPattern> patterns, long there) {
        var all = new BitSet();
        for (var i = 0; i < patterns.size(); i++) {
            if ((there >>> i & 1) != 0) {
                all.or(patterns.get(i).seconds());
            }
        }
        return all;
    }
}
