package io.gadfly.reminder;

import java.time.Instant;
import java.util.Optional;

/// Where a fire is in its life. The terminal ones are the history.
public sealed interface NagState {
    /// How many nags have been given, since the user snoozed it last if they did.
    int nags();

    /// Not over: it waits, rings or sleeps.
    sealed interface Live extends NagState {}

    sealed interface Over extends NagState {
        Instant at();
    }

    /// Claimed, not yet in a pool.
    record Due() implements Live {
        @Override
        public int nags() {
            return 0;
        }
    }

    /// In the backlog; `nags` have been given before (a turn that was yielded, a snooze that ended).
    record Queued(Instant since, int nags) implements Live {}

    /// The nth nag was given; at `nextAt` comes the next, or the end of patience.
    record Ringing(int n, Instant nextAt) implements Live {
        @Override
        public int nags() {
            return n;
        }
    }

    /// Silent until then.
    sealed interface Asleep extends Live {
        Instant until();
    }

    /// By the user, after which the count starts anew.
    record Snoozed(Instant until) implements Asleep {
        @Override
        public int nags() {
            return 0;
        }
    }

    /// By no answer: quiet hours, do not disturb, the desktop or the budget of the hour hold it back.
    record Held(Instant until, int nags) implements Asleep {}

    record Done(Instant at, int nags) implements Over {
        /// Before any nag.
        public Done(Instant at) {
            this(at, 0);
        }
    }

    record Acknowledged(Instant at, int nags) implements Over {
        /// Before any nag.
        public Acknowledged(Instant at) {
            this(at, 0);
        }
    }

    record Skipped(Instant at, int nags) implements Over {
        /// Before any nag.
        public Skipped(Instant at) {
            this(at, 0);
        }
    }

    /// Nobody answered; only Gadfly does this.
    record GaveUp(Instant at, int nags) implements Over {}

    /// Fell due while nobody could be told, and the misfire policy did not want it rung.
    record Missed(Instant at) implements Over {
        @Override
        public int nags() {
            return 0;
        }
    }

    /// The reminder was edited or deleted, or answered elsewhere.
    ///
    /// @param sleptUntil when its snooze was to end, so that it sleeps on if it comes back; empty: it was awake
    record Withdrawn(Instant at, int nags, Optional<Instant> sleptUntil) implements Over {
        /// Before any nag.
        public Withdrawn(Instant at) {
            this(at, 0);
        }

        public Withdrawn(Instant at, int nags) {
            this(at, nags, Optional.empty());
        }

        /// Of one that was so before.
        public static Withdrawn of(NagState before, Instant at) {
            var sleptUntil = before instanceof Snoozed(var until) ? Optional.of(until) : Optional.<Instant>empty();
            return new Withdrawn(at, before.nags(), sleptUntil);
        }

        /// When it is there again.
        public Live back(Instant now) {
            return sleptUntil.filter(now::isBefore).<Live>map(Snoozed::new).orElseGet(() -> new Queued(now, 0));
        }
    }

    /// Its nagger crashed as often as it was restarted.
    record Failed(Instant at, String cause, int nags) implements Over {
        /// Before any nag.
        public Failed(Instant at, String cause) {
            this(at, cause, 0);
        }
    }
}
