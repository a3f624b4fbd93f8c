package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The nags that wait for a medium which is given one at a time, in the order in which their fires came: of each
/// fire the latest, as often as it is added.
final class SendingLine {
    private final SequencedMap<Fence, Notification> waiting = new LinkedHashMap<>();
    private Optional<Notification> underWay = Optional.empty();

    /// Answers with the earlier nag of its fire whose place it takes.
    Optional<Notification> add(Notification nag) {
        if (underWay.filter(other -> isSame(other, nag)).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(waiting.put(nag.fence(), nag)).filter(other -> !isSame(other, nag));
    }

    private static boolean isSame(Notification one, Notification other) {
        return one.fence().equals(other.fence()) && one.nag() == other.nag();
    }

    /// The first of those that wait is under way, unless another one is.
    Optional<Notification> begin() {
        if (underWay.isPresent()) {
            return Optional.empty();
        }
        underWay = Optional.ofNullable(waiting.pollFirstEntry()).map(entry -> entry.getValue());
        return underWay;
    }

    /// That which was under way is not any more.
    void end() {
        underWay = Optional.empty();
    }

    /// Answers with the one that waited.
    Optional<Notification> remove(Fence fence) {
        return Optional.ofNullable(waiting.remove(fence));
    }
}
