package io.gadfly.reminder;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// One step in the life of a reminder or a fire, with its cause, for `explain`.
///
/// @param step a key of the bundle that has the words, such as `fire.claimed`
/// @param cause what made it happen, in short
public record TimelineEntry(Fence fence, Instant at, String step, String cause) {
    /// Else of its reminder as a whole.
    public boolean isOfAFire() {
        return !(fence.recurrenceId().isEmpty() && fence.alarm().isEmpty());
    }

    /// The lines of a change without those of claims that were refused: what did not happen is not told.
    ///
    /// @param claims all that the change wanted
    /// @param claimed those of them that were new
    public static List<TimelineEntry> withoutRefused(
            List<TimelineEntry> lines, Collection<Fire> claims, Collection<Fire> claimed) {
        if (claims.size() == claimed.size()) {
            return lines;
        }
        var refused = new HashSet<Fence>();
        claims.forEach(fire -> refused.add(fire.fence()));
        claimed.forEach(fire -> refused.remove(fire.fence()));
        return lines.stream().filter(line -> !refused.contains(line.fence())).toList();
    }
}
