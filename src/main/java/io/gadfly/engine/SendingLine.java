package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// The nags that wait where one at a time is given, in the order in which their fires came: of each fire the
/// latest, as often as it is added.
///
/// @param <T> what there is to know of a nag on its way
final class SendingLine<T> {
    private final Function<T, Notification> nagOf;
    private final SequencedMap<Fence, T> waiting = new LinkedHashMap<>();
    private Optional<T> underWay = Optional.empty();

    SendingLine(Function<T, Notification> nagOf) {
        this.nagOf = nagOf;
    }

    /// Answers with the earlier nag of its fire whose place it takes.
    Optional<T> add(T nag) {
        return Optional.ofNullable(waiting.put(nagOf.apply(nag).fence(), nag)).filter(other -> !isSame(other, nag));
    }

    private boolean isSame(T one, T other) {
        var nag = nagOf.apply(one);
        return nag.fence().equals(nagOf.apply(other).fence())
                && nag.nag() == nagOf.apply(other).nag();
    }

    /// Whether that very nag of its fire is.
    boolean isUnderWay(T nag) {
        return underWay.filter(other -> isSame(other, nag)).isPresent();
    }

    /// The first of those that wait is under way, unless another one is.
    Optional<T> begin() {
        if (underWay.isPresent()) {
            return Optional.empty();
        }
        underWay = Optional.ofNullable(waiting.pollFirstEntry()).map(Map.Entry::getValue);
        return underWay;
    }

    /// That which was under way is not any more.
    void end() {
        underWay = Optional.empty();
    }

    /// Answers with the one that waited.
    Optional<T> remove(Fence fence) {
        return Optional.ofNullable(waiting.remove(fence));
    }
}
