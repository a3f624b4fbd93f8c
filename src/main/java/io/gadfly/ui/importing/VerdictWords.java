package io.gadfly.ui.importing;

import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.util.stream.Collectors;

/// Puts into words when an item is, and what it changes.
final class VerdictWords {
    private final Here here;
    private final Texts texts;
    private final TimeWords times;

    VerdictWords(Here here, Texts texts) {
        this.here = here;
        this.texts = texts;
        this.times = new TimeWords(here);
    }

    String start(CalendarTime start) {
        return start instanceof CalendarTime.Day(var date) ? times.date(date) : times.moment(start.in(here.zone()));
    }

    /// Empty where it changes nothing.
    String changes(Verdict verdict) {
        var changes = verdict.changesInOrder();
        return changes.isEmpty()
                ? ""
                : texts.text(
                        "changes",
                        changes.stream()
                                .map(aspect -> texts.text("change", aspect))
                                .collect(Collectors.joining(", ")));
    }
}
