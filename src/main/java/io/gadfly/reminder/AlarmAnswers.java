package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What was said to a reminder's alarms, as calendars carry it from one program to the other: ACKNOWLEDGED and
/// snooze alarms (RFC 9074 §6 and §7), or Thunderbird's X-MOZ-LASTACK and X-MOZ-SNOOZE-TIME.
///
/// @param acknowledged by trigger: every fire that was due at or before that instant has been answered; a reminder
/// without alarms of its own is found under `Trigger.AT_START`
/// @param snoozedUntil when what was snoozed rings again
/// @param asleep the name of the instance of a series that was snoozed, where that is known
/// @param doneAt when the to-do was completed (COMPLETED, RFC 5545 §3.8.2.1); empty: it is not, or nobody said
/// when
/// @param awaited the fires that had no answer yet; only where Gadfly's own copy is brought back do they count
public record AlarmAnswers(
        Map<Trigger, Instant> acknowledged,
        Optional<Instant> snoozedUntil,
        Optional<CalendarTime> asleep,
        Optional<Instant> doneAt,
        List<Awaited> awaited) {
    public static final AlarmAnswers NONE = new AlarmAnswers(Map.of(), Optional.empty());

    public AlarmAnswers {
        acknowledged = Map.copyOf(acknowledged);
        awaited = List.copyOf(awaited);
    }

    public AlarmAnswers(Map<Trigger, Instant> acknowledged, Optional<Instant> snoozedUntil) {
        this(acknowledged, snoozedUntil, Optional.empty());
    }

    public AlarmAnswers(
            Map<Trigger, Instant> acknowledged, Optional<Instant> snoozedUntil, Optional<CalendarTime> asleep) {
        this(acknowledged, snoozedUntil, asleep, Optional.empty(), List.of());
    }

    public AlarmAnswers withDoneAt(Optional<Instant> doneAt) {
        return new AlarmAnswers(acknowledged, snoozedUntil, asleep, doneAt, awaited);
    }

    public AlarmAnswers withAwaited(List<Awaited> awaited) {
        return new AlarmAnswers(acknowledged, snoozedUntil, asleep, doneAt, awaited);
    }

    /// As if nobody had acknowledged anything at such times.
    public AlarmAnswers withoutAcknowledged(Predicate<Instant> times) {
        var others = new HashMap<>(acknowledged);
        others.values().removeIf(times);
        return new AlarmAnswers(others, snoozedUntil, asleep, doneAt, awaited);
    }

    /// Whether the fire of `trigger` that was due at `dueAt` has been answered.
    public boolean answered(Trigger trigger, Instant dueAt) {
        var answeredAt = acknowledged.get(trigger);
        return answeredAt != null && !dueAt.isAfter(answeredAt);
    }

    /// These and what was said later: of two acknowledgements the later counts, and a snooze that was acknowledged
    /// since, or that another one followed, is over. What waits for its answer is what waited last.
    public AlarmAnswers and(AlarmAnswers later) {
        var done = later.doneAt.or(() -> doneAt);
        var all = new HashMap<>(acknowledged);
        later.acknowledged.forEach((trigger, at) -> all.merge(trigger, at, AlarmAnswers::latest));
        if (later.snoozedUntil.isPresent()) {
            return new AlarmAnswers(all, later.snoozedUntil, later.asleep, done, later.awaited);
        }
        return all.equals(acknowledged)
                ? new AlarmAnswers(all, snoozedUntil, asleep, done, later.awaited)
                : new AlarmAnswers(all, Optional.empty(), Optional.empty(), done, later.awaited);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// The latest acknowledgement of any alarm.
    public Optional<Instant> latest() {
        return acknowledged.values().stream().max(Comparator.naturalOrder());
    }
}
