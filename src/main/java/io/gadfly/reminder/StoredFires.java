package io.gadfly.reminder;

import java.util.List;
import java.util.Optional;

/// What is stored of the fires of reminders, as whoever changes one has to know it: inside a transaction or
/// outside.
public interface StoredFires {
    Optional<Fire> findFire(Fence fence);

    /// Those that are not over.
    List<Fire> findLiveFires(ReminderId reminder);

    List<TimelineEntry> findTimeline(ReminderId reminder);
}
