package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ClockDoubt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Judges whether the machine's clock can be right: an empty battery makes it 1970, a slip of the finger 2099,
/// and to believe it would mark years of reminders as missed. While it is in doubt nothing is claimed and
/// nothing rings, until the clock comes back by itself or the user says that it is right; a restart judges
/// anew.
///
/// Who sets it back while the program runs means it, or by less than it may be ahead at a start.
final class ClockCheck {
    static final Duration FURTHEST_BACK = Duration.ofDays(1);
    static final Duration FURTHEST_AHEAD = Duration.ofDays(90);
    /// How old what is stored may become.
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final Memos memos;
    /// When it was last, since the program began.
    private Optional<Instant> believed = Optional.empty();
    private Optional<Instant> kept = Optional.empty();

    ClockCheck(Memos memos) {
        this.memos = memos;
    }

    /// Whether everything has to wait.
    synchronized boolean holds(Instant now) {
        return doubt(now).isPresent();
    }

    synchronized Optional<ClockDoubt> doubt(Instant now) {
        if (believed.filter(at -> !isFarAhead(at, now)).isPresent()) {
            return Optional.empty();
        }
        var doubt = believed.or(() -> memos.instant(Memos.SEEN))
                .filter(seen -> isOdd(seen, now))
                .map(seen -> new ClockDoubt(seen, now));
        if (doubt.isEmpty()) {
            believed = Optional.of(now);
        }
        return doubt;
    }

    private static boolean isOdd(Instant seen, Instant now) {
        return now.isBefore(seen.minus(FURTHEST_BACK)) || isFarAhead(seen, now);
    }

    private static boolean isFarAhead(Instant seen, Instant now) {
        return now.isAfter(seen.plus(FURTHEST_AHEAD));
    }

    /// The user says that the clock is right.
    synchronized void believe(Instant now) {
        keep(now);
        believed = Optional.of(now);
    }

    /// Remembers a time that was believed.
    synchronized void passed(Instant now) {
        believed = Optional.of(now);
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
