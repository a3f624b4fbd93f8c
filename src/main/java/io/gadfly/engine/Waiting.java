package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import java.time.Instant;
import java.util.Comparator;

/// A fire's place in a backlog. What had a slot when the program ended comes first, then what never rang by priority
/// and age, then what yielded its turn by the instant since which it waits: so that no turn comes again before all
/// others had theirs.
///
/// @param promoted how far the user moved it to the front; 0: not at all
record Waiting(Fire fire, long promoted, Turn turn, Priority priority, Instant since) implements Comparable<Waiting> {
    enum Turn {
        INTERRUPTED,
        FIRST,
        AGAIN
    }

    private static final Comparator<Waiting> ORDER = Comparator.comparingLong((Waiting waiting) -> waiting.promoted())
            .reversed()
            .thenComparing(Waiting::turn)
            .thenComparing(Waiting::priority)
            .thenComparing(Waiting::since)
            .thenComparing(waiting -> waiting.fire().fence());

    static Waiting of(Fire fire, Priority priority) {
        return switch (fire.state()) {
            case NagState.Ringing _ -> new Waiting(fire, 0, Turn.INTERRUPTED, Priority.NORMAL, fire.dueAt());
            case NagState.Queued(var since, var nags)
            when nags > 0 -> new Waiting(fire, 0, Turn.AGAIN, Priority.NORMAL, since);
            case NagState.Due _, NagState.Queued _, NagState.Snoozed _, NagState.Over _ ->
                new Waiting(fire, 0, Turn.FIRST, priority, fire.dueAt());
        };
    }

    Waiting promoted(long rank) {
        return new Waiting(fire, rank, turn, priority, since);
    }

    static boolean isWanted(Fire fire) {
        return fire.state() instanceof NagState.Live && !(fire.state() instanceof NagState.Snoozed);
    }

    @Override
    public int compareTo(Waiting other) {
        return ORDER.compare(this, other);
    }
}
