package io.gadfly.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What becomes of the alarms of one reminder that fell due since the last look.
///
/// @param ring these are to be told
/// @param missed these are only recorded
public record Misfire(List<DueAlarm> ring, List<DueAlarm> missed) {
    /// A fire is late from here on; what is less is the ordinary delay of a busy machine.
    public static final Duration TOLERANCE = Duration.ofMinutes(1);

    public Misfire {
        ring = List.copyOf(ring);
        missed = List.copyOf(missed);
    }

    /// @param due in order, all that are due by now
    public static Misfire judge(MisfirePolicy policy, List<DueAlarm> due, Instant now) {
        return judge(policy, due, true, now);
    }

    /// @param due in order
    /// @param isAll whether no later ones are due by now
    public static Misfire judge(MisfirePolicy policy, List<DueAlarm> due, boolean isAll, Instant now) {
        return switch (policy) {
            case MisfirePolicy.TellOnce() ->
                from(due, Math.min(late(due, now, TOLERANCE), isAll ? due.size() - 1 : due.size()));
            case MisfirePolicy.TellEach() -> from(due, 0);
            case MisfirePolicy.SkipToNext() -> from(due, late(due, now, TOLERANCE));
            case MisfirePolicy.DropIfLate(var by) -> from(due, late(due, now, by));
        };
    }

    private static int late(List<DueAlarm> due, Instant now, Duration tolerance) {
        var limit = now.minus(tolerance);
        var late = 0;
        while (late < due.size() && due.get(late).at().isBefore(limit)) {
            late++;
        }
        return late;
    }

    private static Misfire from(List<DueAlarm> due, int index) {
        var split = Math.max(0, index);
        return new Misfire(due.subList(split, due.size()), due.subList(0, split));
    }
}
