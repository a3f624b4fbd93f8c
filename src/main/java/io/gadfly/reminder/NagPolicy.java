package io.gadfly.reminder;

import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How hard a fire is nagged about.
///
/// @param pace the time from one nag to the next
/// @param max how many nags there are at most; empty: no limit
/// @param until when to give up although nobody answered
/// @param escalation when to become louder
/// @param quietHours whether quiet hours hold it back
/// @param also how else it is told, beside the desktop; no calendar can ask for that
public record NagPolicy(
        Pace pace, OptionalInt max, Until until, Escalation escalation, QuietHours quietHours, Set<Also> also) {
    public NagPolicy {
        also = Set.copyOf(also);
    }

    /// On the desktop alone.
    public NagPolicy(Pace pace, OptionalInt max, Until until, Escalation escalation, QuietHours quietHours) {
        this(pace, max, until, escalation, quietHours, Set.of());
    }

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

    /// How many nags there are, at most.
    ///
    /// @return [Integer#MAX_VALUE]: no limit
    public int most() {
        return max.orElse(Integer.MAX_VALUE);
    }

    public NagPolicy withMax(int nags) {
        return new NagPolicy(pace, OptionalInt.of(nags), until, escalation, quietHours, also);
    }

    /// As often as it takes.
    public NagPolicy withoutMax() {
        return new NagPolicy(pace, OptionalInt.empty(), until, escalation, quietHours, also);
    }

    public NagPolicy withUntil(Until limit) {
        return new NagPolicy(pace, max, limit, escalation, quietHours, also);
    }

    public NagPolicy withPace(Pace other) {
        return new NagPolicy(other, max, until, escalation, quietHours, also);
    }

    public NagPolicy withEscalation(Escalation other) {
        return new NagPolicy(pace, max, until, other, quietHours, also);
    }

    public NagPolicy withQuietHours(QuietHours other) {
        return new NagPolicy(pace, max, until, escalation, other, also);
    }

    public NagPolicy withAlso(Set<Also> others) {
        return new NagPolicy(pace, max, until, escalation, quietHours, others);
    }

    public sealed interface Pace {
        /// How long to wait after the nth nag, given `now`.
        Duration intervalAfter(int n, Instant dueAt, Optional<Instant> deadline, Instant now);

        record Fixed(Duration every) implements Pace {
            public Fixed {
                requirePositive(every);
            }

            @Override
            public Duration intervalAfter(int n, Instant dueAt, Optional<Instant> deadline, Instant now) {
                return every;
            }
        }

        /// From `first` down to `last` as the deadline of `until` comes nearer; without a deadline, by halves.
        record Tightening(Duration first, Duration last) implements Pace {
            public Tightening {
                requirePositive(first);
                requirePositive(last);
            }

            @Override
            public Duration intervalAfter(int n, Instant dueAt, Optional<Instant> deadline, Instant now) {
                return deadline.map(end -> byDistance(dueAt, end, now)).orElseGet(() -> byHalves(n));
            }

            /// In proportion to what is left of the time from `dueAt` to the deadline.
            private Duration byDistance(Instant dueAt, Instant deadline, Instant now) {
                var whole = Math.max(1, Duration.between(dueAt, deadline).toMillis());
                var left = Math.clamp(Duration.between(now, deadline).toMillis(), 0, whole);
                var share = (double) left / whole;
                return last.plusMillis(Math.round(first.minus(last).toMillis() * share));
            }

            private Duration byHalves(int n) {
                var halved = first.toMillis() >> Math.min(62, n - 1);
                return halved <= last.toMillis() ? last : Duration.ofMillis(halved);
            }
        }

        private static void requirePositive(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("an interval must be positive: " + interval);
            }
        }
    }

    public sealed interface Until {
        /// The instant at which patience ends for a fire that was due then; `zone` says where a time of day is
        /// meant.
        default Optional<Instant> deadline(Instant dueAt, Zone zone) {
            return switch (this) {
                case Answered() -> Optional.empty();
                case For(var duration) -> Optional.of(Instants.after(dueAt, duration));
                case TimeOfDay(var time) -> Optional.of(nextTime(dueAt, time, zone));
            };
        }

        private static Instant nextTime(Instant dueAt, LocalTime time, Zone zone) {
            var today = zone.wallTimeOf(dueAt).toLocalDate();
            var candidate = zone.instantOf(today.atTime(time));
            return candidate.isAfter(dueAt)
                    ? candidate
                    : zone.instantOf(today.plusDays(1).atTime(time));
        }

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

        public boolean isLouder(int n) {
            return louderAfter > 0 && n > louderAfter;
        }

        /// How far up the ladder of media the nth nag goes, from 0.
        public int rung(int n) {
            var over = n - louderAfter - 1;
            return nextMediumAfter > 0 && over >= nextMediumAfter ? over / nextMediumAfter : 0;
        }
    }

    public enum QuietHours {
        HONOURED,
        IGNORED
    }

    /// Ways to be told that cost somebody's time or money, used only where the user asked for them. They take no
    /// answer.
    public enum Also {
        MAIL,
        /// A command that the user typed into this program.
        COMMAND
    }
}
