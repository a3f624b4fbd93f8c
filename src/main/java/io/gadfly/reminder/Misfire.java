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
        var split = passedOver(policy, due.stream().map(DueAlarm::at).toList(), isAll, now);
        return new Misfire(due.subList(split, due.size()), due.subList(0, split));
    }

    /// How many of these, the first of them, are only recorded.
    ///
    /// @param due when they fell due, in order
    /// @param isAll whether no later ones are due by now
    public static int passedOver(MisfirePolicy policy, List<Instant> due, boolean isAll, Instant now) {
        return switch (policy) {
            case MisfirePolicy.TellOnce() ->
                Math.max(0, Math.min(late(due, now, TOLERANCE), isAll ? due.size() - 1 : due.size()));
            case MisfirePolicy.TellEach() -> 0;
            case MisfirePolicy.SkipToNext() -> late(due, now, TOLERANCE);
            case MisfirePolicy.DropIfLate(var by) -> late(due, now, by);
        };
    }

    private static int late(List<Instant> due, Instant now, Duration tolerance) {
        var limit = now.minus(tolerance);
        var late = 0;
        while (late < due.size() && due.get(late).isBefore(limit)) {
            late++;
        }
        return late;
    }
}
