package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import java.util.Arrays;
import java.util.List;

/// Seconds of a day (or of an hour, or of a minute), in order.
final class TimesOfDay {
    private final int[] seconds;

    private TimesOfDay(int[] seconds) {
        this.seconds = seconds;
    }

    static TimesOfDay of(int... seconds) {
        return new TimesOfDay(Arrays.stream(seconds).sorted().distinct().toArray());
    }

    /// All combinations of BYHOUR, BYMINUTE and BYSECOND.
    static TimesOfDay of(ByParts by) {
        return combine(by.hours(), by.minutes(), by.seconds());
    }

    static TimesOfDay combine(List<Integer> hours, List<Integer> minutes, List<Integer> seconds) {
        return of(hours.stream()
                .flatMapToInt(hour -> minutes.stream()
                        .flatMapToInt(
                                minute -> seconds.stream().mapToInt(second -> hour * 3600 + minute * 60 + second)))
                .toArray());
    }

    /// Those at some places, as BYSETPOS counts them: from 1, or from the end where negative.
    TimesOfDay at(List<Integer> positions) {
        return of(positions.stream()
                .mapToInt(position -> position > 0 ? position - 1 : seconds.length + position)
                .filter(index -> index >= 0 && index < seconds.length)
                .map(index -> seconds[index])
                .toArray());
    }

    int size() {
        return seconds.length;
    }

    int get(int index) {
        return seconds[index];
    }

    int first() {
        return seconds[0];
    }

    int last() {
        return seconds[seconds.length - 1];
    }

    boolean contains(int second) {
        return Arrays.binarySearch(seconds, second) >= 0;
    }

    /// The index of the first at or after `second`; `size()` where there is none.
    int indexFrom(int second) {
        if (seconds.length == 1) {
            return seconds[0] >= second ? 0 : 1;
        }
        var index = Arrays.binarySearch(seconds, second);
        return index >= 0 ? index : -index - 1;
    }
}
