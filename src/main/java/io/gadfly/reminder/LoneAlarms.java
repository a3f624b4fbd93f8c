package io.gadfly.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Alarms that repeat by no rule, laid out in order: absolute ones and those of instances that stand alone.
final class LoneAlarms {
    private final List<DueAlarm> alarms = new ArrayList<>();

    void add(DueAlarm alarm) {
        alarms.add(alarm);
    }

    /// To be called once, when all are there.
    void sort() {
        alarms.sort(DueAlarm.ORDER);
    }

    /// The first strictly after `instant`, and those at the same instant as that one.
    List<DueAlarm> after(Instant instant) {
        var from = firstAfter(instant);
        return from == alarms.size()
                ? List.of()
                : alarms.subList(from, firstAfter(alarms.get(from).at()));
    }

    private int firstAfter(Instant instant) {
        var from = 0;
        for (var to = alarms.size(); from < to; ) {
            var middle = (from + to) >>> 1;
            if (alarms.get(middle).at().isAfter(instant)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    Stream<DueAlarm> stream() {
        return alarms.stream();
    }
}
