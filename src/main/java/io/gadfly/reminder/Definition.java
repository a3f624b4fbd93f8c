package io.gadfly.reminder;

import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.util.List;
import java.util.Optional;

/// What the user edits: everything about a reminder but its identity and its history.
///
/// @param schedule empty for a to-do without a time
/// @param alarms empty: one alarm at the start
/// @param exceptional instances whose words or alarms are their own
/// @param afterDone repeats so long after the occurrence was done, instead of by its schedule
public record Definition(
        Details details,
        Optional<Schedule> schedule,
        List<Alarm> alarms,
        NagPolicy nag,
        MisfirePolicy misfire,
        List<ExceptionalInstance> exceptional,
        Optional<Span> afterDone) {
    public Definition {
        alarms = List.copyOf(alarms);
        exceptional = List.copyOf(exceptional);
    }

    public static Definition of(Details details, Schedule schedule) {
        return new Definition(
                details,
                Optional.of(schedule),
                List.of(),
                NagPolicy.NORMAL,
                MisfirePolicy.DEFAULT,
                List.of(),
                Optional.empty());
    }

    public Definition withDetails(Details other) {
        return new Definition(other, schedule, alarms, nag, misfire, exceptional, afterDone);
    }

    public Definition withSchedule(Schedule other) {
        return new Definition(details, Optional.of(other), alarms, nag, misfire, exceptional, afterDone);
    }

    public Definition withAlarms(List<Alarm> others) {
        return new Definition(details, schedule, others, nag, misfire, exceptional, afterDone);
    }

    public Definition withNag(NagPolicy other) {
        return new Definition(details, schedule, alarms, other, misfire, exceptional, afterDone);
    }

    public Definition withMisfire(MisfirePolicy other) {
        return new Definition(details, schedule, alarms, nag, other, exceptional, afterDone);
    }
}
