package io.gadfly.reminder;

import io.gadfly.schedule.Occurrence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An alarm at the instant at which it falls due.
///
/// @param occurrence what it speaks of; empty where it stands at an instant of its own
/// @param startsAt when that starts
public record DueAlarm(Instant at, Alarm alarm, Optional<Occurrence> occurrence, Instant startsAt) {
    static final Comparator<DueAlarm> ORDER = Comparator.comparing(DueAlarm::at).thenComparing(DueAlarm::startsAt);

    public Fence fence(ReminderId reminder) {
        return switch (alarm.trigger()) {
            case Trigger.Absolute absolute -> Fence.of(reminder, absolute);
            case Trigger.Relative relative -> Fence.of(reminder, occurrence.orElseThrow(), relative);
        };
    }
}
