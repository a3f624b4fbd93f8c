package io.gadfly.app.cli;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.NagState;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;

/// Why a schedule has no date from now on, and whether that means silence: an alarm of the last date may be still to
/// come, or its fire at the user.
final class NoNextDate {
    private NoNextDate() {}

    static String inWords(Schedule schedule, Planned planned, Invocation here) {
        var isSilent = planned.nextFireAt().isEmpty() && !hasOpenFire(planned, here);
        return Words.of(reason(schedule, isSilent, here)) + (isSilent ? Words.of("show.silent") : "");
    }

    private static String reason(Schedule schedule, boolean isSilent, Invocation here) {
        if (Recurrences.of(schedule, here.zone()).all().findFirst().isPresent()) {
            return isSilent ? "show.past" : "show.begun";
        }
        return schedule.exceptions().isEmpty() && schedule.exclusionRules().isEmpty() ? "show.never" : "show.left.out";
    }

    private static boolean hasOpenFire(Planned planned, Invocation here) {
        return here.reminders()
                .current(planned.reminder().id())
                .filter(view -> view.fire().state() instanceof NagState.Live)
                .isPresent();
    }
}
