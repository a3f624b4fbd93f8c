package io.gadfly.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The places that BYSETPOS names, from the start of a period or, where negative, from its end.
final class Places {
    private final int[] named;

    /// By the number of days; two threads may work out the same twice.
    private final @Nullable InOrder[] byDays;

    private final int timesOfDay;

    private Places(int[] named, int most, int timesOfDay) {
        this.named = named;
        this.byDays = new InOrder[most + 1];
        this.timesOfDay = timesOfDay;
    }

    /// Only those that a period of up to `most` days can have.
    static Places of(List<Integer> positions, int most, int timesOfDay) {
        var within = positions.stream()
                .mapToInt(Integer::intValue)
                .filter(position -> Math.abs(position) <= (long) most * timesOfDay)
                .toArray();
        return new Places(within, most, timesOfDay);
    }

    boolean isEmpty() {
        return named.length == 0;
    }

    /// The places in a period of so many days, from 0, in order and each once.
    int[] in(int days) {
        var known = byDays[days];
        if (known == null) {
            var size = days * timesOfDay;
            known = new InOrder(IntStream.of(named)
                    .map(place -> place > 0 ? place - 1 : size + place)
                    .filter(place -> place >= 0 && place < size)
                    .sorted()
                    .distinct()
                    .toArray());
            byDays[days] = known;
        }
        return known.places;
    }

    /// Whole for every thread that sees it, since its field is final.
    @SuppressWarnings("ArrayRecordComponent")
    private record InOrder(int[] places) {}
}
