package io.gadfly.notification.dbus;

import io.gadfly.reminder.Fence;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which bubble of the notification server's is about what. Those on screen are found by their subject, to be
/// replaced; those gone are remembered for a while, because a click on one may still be on its way.
final class Bubbles {
    private static final int REMEMBERED = 1_000;

    private final Map<Subject, Long> shown = new HashMap<>();
    private final Set<Long> answered = new HashSet<>();
    /// Those on screen that an earlier program left there.
    private final Set<Subject> recalled = new HashSet<>();
    /// Those that the user closed, or whose time was over: they are gone until something new is shown.
    private final Set<Subject> settled = Collections.newSetFromMap(forAWhile());
    private final Map<Long, Fence> fences = forAWhile();

    private static <K, V> Map<K, V> forAWhile() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /// The bubble to replace; 0: none, as the bus says it.
    synchronized long idOf(Subject subject) {
        return shown.getOrDefault(subject, 0L);
    }

    /// @param fence which fire a click on the bubble itself means
    synchronized void show(Subject subject, long id, Fence fence) {
        shown.values().remove(id);
        shown.put(subject, id);
        recalled.remove(subject);
        settled.remove(subject);
        answered.remove(id);
        fences.remove(id);
        fences.put(id, fence);
    }

    /// Whether there is nothing to put back: this program shows it, or it went away as it was to.
    synchronized boolean isSettled(Subject subject) {
        return settled.contains(subject) || shown.containsKey(subject) && !recalled.contains(subject);
    }

    /// Notes that it is of no interest any more.
    synchronized void unsettle(Subject subject) {
        settled.remove(subject);
    }

    synchronized Optional<Fence> fenceOf(long id) {
        return Optional.ofNullable(fences.get(id));
    }

    /// Notes that a button was pressed: a server that closes the bubble then does not do so for the user.
    synchronized void answer(long id) {
        if (shown.containsValue(id)) {
            answered.add(id);
        }
    }

    /// Notes that it is gone from the screen; answers with its subject, unless it was gone or answered before.
    ///
    /// @param settles whether it went away as it was to, so that there is nothing to put back
    synchronized Optional<Subject> close(long id, boolean settles) {
        var subject = shown.entrySet().stream()
                .filter(bubble -> bubble.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst();
        subject.ifPresent(shown::remove);
        if (answered.remove(id)) {
            return Optional.empty();
        }
        if (settles) {
            subject.ifPresent(settled::add);
        }
        return subject;
    }

    synchronized Map<Subject, Long> shown() {
        return Map.copyOf(shown);
    }

    /// Takes over what is on the screen from before this program started.
    synchronized void recall(Map<Subject, Long> earlier) {
        earlier.forEach((subject, id) -> {
            shown.put(subject, id);
            recalled.add(subject);
            if (subject instanceof Subject.OfFire(var fence)) {
                fences.put(id, fence);
            }
        });
    }

    /// The server that gave the ids is gone; another one counts anew.
    synchronized void clear() {
        shown.clear();
        recalled.clear();
        answered.clear();
        fences.clear();
    }
}
