package io.gadfly.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What happens to fires that fell due while nobody was there to fire them: no power, asleep, a clock that jumped.
public sealed interface MisfirePolicy {
    MisfirePolicy DEFAULT = new TellOnce();

    /// A fire is late from here on; what is less is the ordinary delay of a busy machine.
    Duration TOLERANCE = Duration.ofMinutes(1);

    /// What becomes of alarms that are due: these ring, those are recorded as missed.
    record Judgement(List<DueAlarm> ring, List<DueAlarm> missed) {
        public Judgement {
            ring = List.copyOf(ring);
            missed = List.copyOf(missed);
        }
    }

    /// @param due all that fell due since the last look, in order
    default Judgement judge(List<DueAlarm> due, Instant now) {
        return switch (this) {
            case TellOnce() -> keepFrom(due, Math.min(firstPunctual(due, now, TOLERANCE), due.size() - 1));
            case TellEach() -> keepFrom(due, 0);
            case SkipToNext() -> keepFrom(due, firstPunctual(due, now, TOLERANCE));
            case DropIfLate(var by) -> keepFrom(due, firstPunctual(due, now, by));
        };
    }

    private static int firstPunctual(List<DueAlarm> due, Instant now, Duration tolerance) {
        var late = now.minus(tolerance);
        return (int) due.stream().takeWhile(alarm -> alarm.at().isBefore(late)).count();
    }

    private static Judgement keepFrom(List<DueAlarm> due, int index) {
        var split = Math.max(0, index);
        return new Judgement(due.subList(split, due.size()), due.subList(0, split));
    }

    /// The latest one rings and says how many were missed.
    record TellOnce() implements MisfirePolicy {}

    record TellEach() implements MisfirePolicy {}

    record SkipToNext() implements MisfirePolicy {}

    record DropIfLate(Duration by) implements MisfirePolicy {}
}
