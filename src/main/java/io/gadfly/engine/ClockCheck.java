package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ClockDoubt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Judges at the start whether the machine's clock can be right: an empty battery makes it 1970, a slip of the
/// finger 2099, and to believe it would mark years of reminders as missed. While it is in doubt nothing is
/// claimed and nothing rings, until the clock comes back by itself or the user says that it is right; a restart
/// judges anew.
///
/// Once believed it is believed to the end of the program: who sets the clock while it runs means it.
final class ClockCheck {
    static final Duration FURTHEST_BACK = Duration.ofDays(1);
    static final Duration FURTHEST_AHEAD = Duration.ofDays(90);
    /// How old what is stored may become.
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final Memos memos;
    private boolean isBelieved;
    private Optional<Instant> kept = Optional.empty();

    ClockCheck(Memos memos) {
        this.memos = memos;
    }

    /// Whether everything has to wait.
    synchronized boolean holds(Instant now) {
        return doubt(now).isPresent();
    }

    synchronized Optional<ClockDoubt> doubt(Instant now) {
        if (isBelieved) {
            return Optional.empty();
        }
        var doubt = memos.instant(Memos.SEEN).filter(seen -> isOdd(seen, now)).map(seen -> new ClockDoubt(seen, now));
        isBelieved = doubt.isEmpty();
        return doubt;
    }

    private static boolean isOdd(Instant seen, Instant now) {
        return now.isBefore(seen.minus(FURTHEST_BACK)) || now.isAfter(seen.plus(FURTHEST_AHEAD));
    }

    /// The user says that the clock is right.
    synchronized void believe(Instant now) {
        keep(now);
        isBelieved = true;
    }

    /// Remembers a time that was believed.
    synchronized void passed(Instant now) {
        var isFresh = kept.filter(at -> Duration.between(at, now).abs().compareTo(KEPT_FOR) < 0)
                .isPresent();
        if (!isFresh) {
            keep(now);
        }
    }

    /// For the next start.
    synchronized void keep(Instant now) {
        memos.save(Memos.SEEN, Optional.of(now));
        kept = Optional.of(now);
    }
}
