package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Awaited;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.CalendarTime;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was said in another program to the alarms of one reminder: to all of them, and to those of instances
/// that are told apart.
final class Elsewhere {
    private AlarmAnswers toAll = AlarmAnswers.NONE;
    private final Map<String, AlarmAnswers> toInstances = new HashMap<>();
    private final Map<CalendarTime, Optional<Instant>> completed = new LinkedHashMap<>();

    /// What was answered stays so, whatever else is said later.
    void hear(AlarmAnswers said) {
        toAll = toAll.and(said);
    }

    void hear(Incoming.Instance instance) {
        var name = instance.time().recurrenceId();
        if (!instance.answers().equals(AlarmAnswers.NONE)) {
            toInstances.put(Fence.nameOf(name), instance.answers());
        }
        if (instance.completed()) {
            completed.put(name, instance.answers().doneAt());
        }
    }

    /// Forgets acknowledgements of such times. Answers whether there were any.
    boolean forget(Predicate<Instant> times) {
        var isAny = all().stream()
                .anyMatch(said -> said.acknowledged().values().stream().anyMatch(times));
        if (isAny) {
            toAll = toAll.withoutAcknowledged(times);
            toInstances.replaceAll((_, said) -> said.withoutAcknowledged(times));
        }
        return isAny;
    }

    boolean isSilent() {
        return toAll.equals(AlarmAnswers.NONE) && toInstances.isEmpty() && completed.isEmpty();
    }

    /// Whether a fire that was due at `dueAt` has been answered.
    boolean isAnswered(Fence fence, Instant dueAt) {
        return heardBy(fence)
                .flatMap(said -> said.acknowledged().entrySet().stream())
                .anyMatch(entry -> fence.isOf(entry.getKey()) && !dueAt.isAfter(entry.getValue()));
    }

    /// When the fire rings again, where it was put to sleep.
    Optional<Instant> snoozedUntil(Fence fence) {
        return heardBy(fence)
                .filter(said -> said.asleep().filter(name -> !fence.isAt(name)).isEmpty())
                .flatMap(said -> said.snoozedUntil().stream())
                .findFirst();
    }

    /// The instance of the series that was put to sleep, where that is known.
    Optional<CalendarTime> asleep() {
        return toAll.asleep();
    }

    /// Whether anything sleeps beyond `now`.
    boolean isAsleep(Instant now) {
        return all().stream()
                .anyMatch(said -> said.snoozedUntil().filter(now::isBefore).isPresent());
    }

    /// Whether anything was acknowledged at all: a snooze without that may be of any fire.
    boolean isAnyAcknowledged() {
        return latest().isPresent();
    }

    /// The latest acknowledgement of any alarm.
    Optional<Instant> latest() {
        return all().stream().flatMap(said -> said.latest().stream()).max(Instant::compareTo);
    }

    /// What had no answer yet when it was written down.
    List<Awaited> awaited() {
        return all().stream().flatMap(said -> said.awaited().stream()).toList();
    }

    /// When the whole was done, where it is known.
    Optional<Instant> doneAt() {
        return toAll.doneAt();
    }

    /// The instances that are done, and when, where that is known.
    Map<CalendarTime, Optional<Instant>> completed() {
        return completed;
    }

    boolean isCompleted(Fence fence) {
        return completed.keySet().stream().anyMatch(fence::isAt);
    }

    /// When the instance of a fire was done, where that is known.
    Optional<Instant> doneAt(Fence fence) {
        return completed.entrySet().stream()
                .filter(entry -> fence.isAt(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    private Collection<AlarmAnswers> all() {
        return Stream.concat(Stream.of(toAll), toInstances.values().stream()).toList();
    }

    /// What goes for a fire, its own first.
    private Stream<AlarmAnswers> heardBy(Fence fence) {
        return Stream.concat(Stream.ofNullable(toInstances.get(fence.recurrenceId())), Stream.of(toAll));
    }
}
