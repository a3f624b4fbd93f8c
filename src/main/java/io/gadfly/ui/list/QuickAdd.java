package io.gadfly.ui.list;

import io.gadfly.phrase.PhraseReader;
import io.gadfly.phrase.Reading;
import io.gadfly.phrase.Vantage;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.settings.WorkingDay;
import io.gadfly.ui.common.Here;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/// Makes a reminder of a line such as `water the plants tomorrow 18:30`.
public final class QuickAdd {
    private final Here here;
    private final Supplier<WorkingDay> day;

    /// @param day what morning and evening mean just now
    QuickAdd(Here here, Supplier<WorkingDay> day) {
        this.here = here;
        this.day = day;
    }

    Reading read(String line) {
        var now = here.local(here.now()).toLocalDateTime();
        var parts = day.get();
        return new PhraseReader(new Vantage(now, here.zone(), parts.morning(), parts.evening())).read(line);
    }

    /// What the line says, in the list or with the tag that is being looked at. Where it says nothing of time, it is
    /// at the next full hour.
    Definition draft(Reading reading, Scope scope) {
        var said = reading.over(base(scope));
        return said.schedule().isPresent() ? said : said.withSchedule(nextFullHour(here));
    }

    /// A reminder of nothing yet, at the next full hour, in the list or with the tag that is being looked at.
    public static Definition blank(Here here, Scope scope) {
        return Definition.of(base(scope), nextFullHour(here));
    }

    private static Schedule nextFullHour(Here here) {
        var hour = here.local(here.now())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        return Schedule.once(new CalendarTime.Zoned(hour, here.zone()));
    }

    private static Details base(Scope scope) {
        return switch (scope) {
            case Scope.InList(var name) -> new Details("", "", name, List.of(), Priority.NORMAL);
            case Scope.Tagged(var tag) -> new Details("", "", Details.DEFAULT_LIST, List.of(tag), Priority.NORMAL);
            case Scope.DueNow _, Scope.Today _, Scope.Upcoming _, Scope.All _ -> Details.of("");
        };
    }
}
