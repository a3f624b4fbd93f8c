package io.gadfly.ui.common;

import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.ScheduleWords;

/// A schedule in words for a viewer, who need not be told the zone that they are in.
public record ScheduleSentence(Here here, ScheduleWords words) {
    public ScheduleSentence(Here here) {
        this(here, ScheduleWords.forReader(here.locale()));
    }

    public String of(Schedule schedule) {
        return words.describe(schedule, here.zone());
    }
}
