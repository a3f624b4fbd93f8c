package io.gadfly.reminder;

import java.time.Duration;
import java.time.LocalTime;
import java.util.OptionalInt;

/// How hard a fire is nagged about.
///
/// @param pace the time from one nag to the next
/// @param max how many nags there are at most; empty: no limit
/// @param until when to give up although nobody answered
/// @param escalation when to become louder
/// @param quietHours whether quiet hours hold it back
public record NagPolicy(Pace pace, OptionalInt max, Until until, Escalation escalation, QuietHours quietHours) {
    /// Every ten minutes, without end.
    public static final NagPolicy NORMAL = every(Duration.ofMinutes(10));

    public static NagPolicy every(Duration interval) {
        return new NagPolicy(
                new Pace.Fixed(interval),
                OptionalInt.empty(),
                new Until.Answered(),
                Escalation.NONE,
                QuietHours.HONOURED);
    }

    /// Tells once and leaves it at that.
    public static NagPolicy once() {
        return NORMAL.withMax(1);
    }

    public NagPolicy withMax(int nags) {
        return new NagPolicy(pace, OptionalInt.of(nags), until, escalation, quietHours);
    }

    public NagPolicy withUntil(Until limit) {
        return new NagPolicy(pace, max, limit, escalation, quietHours);
    }

    public sealed interface Pace {
        record Fixed(Duration every) implements Pace {
            public Fixed {
                requirePositive(every);
            }
        }

        /// From `first` down to `last` as the deadline of `until` comes nearer; without a deadline, by halves.
        record Tightening(Duration first, Duration last) implements Pace {
            public Tightening {
                requirePositive(first);
                requirePositive(last);
            }
        }

        private static void requirePositive(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("an interval must be positive: " + interval);
            }
        }
    }

    public sealed interface Until {
        /// Only an answer ends it.
        record Answered() implements Until {}

        /// For so long after the fire was due.
        record For(Duration duration) implements Until {}

        /// Until the next time it is this time of day in the reminder's zone.
        record TimeOfDay(LocalTime time) implements Until {}
    }

    /// Louder after so many nags, on the next medium of the ladder after so many more; 0: never.
    public record Escalation(int louderAfter, int nextMediumAfter) {
        public static final Escalation NONE = new Escalation(0, 0);
    }

    public enum QuietHours {
        HONOURED,
        IGNORED
    }
}
