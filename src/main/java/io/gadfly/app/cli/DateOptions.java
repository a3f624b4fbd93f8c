package io.gadfly.app.cli;

import io.gadfly.reminder.Definition;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Dates beside those of the rules: such as come in addition, and such as are left out.
final class DateOptions {
    @Option(names = "--rdate", paramLabel = "TIME,…")
    private List<String> added = List.of();

    @Option(names = "--exdate", paramLabel = "TIME,…")
    private List<String> leftOut = List.of();

    boolean isGiven() {
        return !added.isEmpty() || !leftOut.isEmpty();
    }

    /// Of a new series, together with its rules.
    ScheduleText with(TimeReader reader, Optional<Zone> zone, List<String> rules) {
        return new ScheduleText(reader, "", zone, rules, List.of(), None.others(added), None.others(leftOut));
    }

    /// Beside the dates that a series has already, unless `none` takes those away. A date that is added is left
    /// out no more.
    ///
    /// @param zone of what is typed
    Definition changed(Definition base, TimeReader reader, Optional<Zone> zone, Zone viewer) {
        if (!isGiven() || base.schedule().isEmpty()) {
            return base;
        }
        var series = base.schedule().get();
        var values = new DateValues(reader);
        var more = values.all(None.others(added), zone).stream()
                .map(date -> new RecurrenceDate(date.start().onClockOf(series.start(), viewer), date.span()))
                .toList();
        var changed = base.withSchedule(added(series, more, viewer));
        for (var date : values.all(None.others(leftOut), zone)) {
            changed = without(changed, date.start(), viewer);
        }
        return changed;
    }

    private Schedule added(Schedule series, List<RecurrenceDate> more, Zone viewer) {
        var dates = None.isIn(added) ? List.<RecurrenceDate>of() : series.dates();
        var exceptions = None.isIn(leftOut) ? List.<CalendarTime>of() : series.exceptions();
        var kept = exceptions.stream()
                .filter(gone -> more.stream()
                        .noneMatch(date -> gone.in(viewer).equals(date.start().in(viewer))))
                .toList();
        return series.withDates(
                        Stream.concat(dates.stream(), more.stream()).distinct().toList())
                .with(kept, series.overrides());
    }

    private static Definition without(Definition series, CalendarTime time, Zone viewer) {
        return series.schedule()
                .map(schedule -> series.leavingOut(new InstanceNames(schedule, viewer).at(time)))
                .orElse(series);
    }
}
