package io.gadfly.app.cli;

import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;

/// Why a schedule has no date from now on, and whether that means silence: an alarm of the last date may be still to
/// come, or its fire at the user.
final class NoNextDate {
    private NoNextDate() {}

    static String inWords(Schedule schedule, boolean isSilent, Invocation here) {
        return Words.of(reason(schedule, isSilent, here)) + (isSilent ? Words.of("show.silent") : "");
    }

    /// Whether it had dates, else it has none at all.
    static boolean isOver(Schedule schedule, Invocation here) {
        return Recurrences.of(schedule, here.zone()).all().findFirst().isPresent();
    }

    private static String reason(Schedule schedule, boolean isSilent, Invocation here) {
        if (isOver(schedule, here)) {
            return isSilent ? "show.past" : "show.begun";
        }
        return schedule.exceptions().isEmpty() && schedule.exclusionRules().isEmpty() ? "show.never" : "show.left.out";
    }
}
