package io.gadfly.engine;

import io.gadfly.reminder.TimelineEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who told the nag with which a fire has rung since before a restart, as far as its time line knows; that it had
/// to wait for a slot after the restart, or for the end of quiet, takes nothing of it back. It was on its way to
/// one medium of the ladder at most that is not said here, since each is said before the next one is begun.
final class ToldBefore {
    private ToldBefore() {}

    /// The names of the media of the ladder.
    ///
    /// @param lines what is told of it, the latest first
    static Set<String> by(List<TimelineEntry> lines, int nag) {
        return lines.stream()
                .takeWhile(entry -> TimelineSteps.isOfItsTurns(entry.step()))
                .filter(entry -> entry.step().equals(TimelineSteps.DELIVERED))
                .flatMap(entry -> Sending.of(entry).stream())
                .filter(sending -> sending.nag() == nag)
                .map(Sending::medium)
                .collect(Collectors.toUnmodifiableSet());
    }
}
