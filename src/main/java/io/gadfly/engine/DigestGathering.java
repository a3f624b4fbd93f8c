package io.gadfly.engine;

import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gathers over the rounds of a look what is to be told together: what fell due while nobody was there, and what quiet
/// held back. In quiet nothing is told; what fell due before it is then among those that it held back.
///
/// Whether it was quiet is kept in the store, so that the digest is told also where the quiet ended while nothing ran.
final class DigestGathering {
    private static final int MOST_NAMED = 1_000;
    private static final String YES = "yes";

    private final Bell bell;
    private final Hush hush;
    private final Memos memos;
    private Optional<Boolean> wasQuietAtFirst = Optional.empty();
    private Gathered late = Gathered.NONE;
    private Gathered heldBack = Gathered.NONE;

    DigestGathering(Bell bell, Hush hush, Memos memos) {
        this.bell = bell;
        this.hush = hush;
        this.memos = memos;
    }

    /// A round begins, and nobody has been woken by it. Those that are may use up the budget of the hour again before
    /// the rounds are over.
    void begin(Instant now) {
        if (wasQuietAtFirst.isEmpty()) {
            wasQuietAtFirst = Optional.of(hush.until(now).isPresent());
        }
    }

    /// What is claimed; it counts where it is late.
    void fellDue(List<Fire> claimed, Instant now) {
        var limit = now.minus(Misfire.TOLERANCE);
        var overdue =
                claimed.stream().filter(fire -> fire.dueAt().isBefore(limit)).toList();
        late = late.and(overdue, MOST_NAMED);
    }

    /// What wakes.
    void heldBack(List<Fire> woken) {
        heldBack = heldBack.and(woken, MOST_NAMED);
    }

    /// The rounds are over.
    void tell(Instant now) {
        var wasQuiet = memos.text(Memos.QUIET).isPresent();
        var isQuiet = wasQuietAtFirst.orElse(true) && hush.until(now).isPresent();
        if (!isQuiet) {
            tellTogether(Occasion.WHILE_AWAY, late);
        }
        if (wasQuiet && !isQuiet) {
            tellTogether(Occasion.QUIET_HOURS_OVER, heldBack);
        }
        if (wasQuiet != isQuiet) {
            memos.save(Memos.QUIET, isQuiet ? YES : "");
        }
        wasQuietAtFirst = Optional.empty();
        late = Gathered.NONE;
        heldBack = Gathered.NONE;
    }

    /// One notification for several that come at the same time; a single one speaks for itself.
    private void tellTogether(Occasion occasion, Gathered fires) {
        if (fires.size() > 1) {
            bell.tellTogether(occasion, fires);
        }
    }
}
