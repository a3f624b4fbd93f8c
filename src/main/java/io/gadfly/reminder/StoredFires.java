package io.gadfly.reminder;

import java.util.List;
import java.util.Optional;

/// What is stored of the fires of reminders, as whoever changes one has to know it: inside a transaction or
/// outside.
public interface StoredFires {
    Optional<Fire> findFire(Fence fence);

    /// Whether there is a fire under that fence, whatever has become of it.
    default boolean isTaken(Fence fence) {
        return findFire(fence).isPresent();
    }

    /// Those that are not over.
    List<Fire> findLiveFires(ReminderId reminder);

    List<TimelineEntry> findTimeline(ReminderId reminder);
}
