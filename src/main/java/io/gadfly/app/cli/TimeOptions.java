package io.gadfly.app.cli;

import io.gadfly.reminder.Definition;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Relocation;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// When: a start, said in one of three ways, and the rules that repeat it. Of a series that there is already, each
/// option changes its own part and leaves the others alone.
final class TimeOptions {
    @ArgGroup
    private final Start start = new Start();

    static final class Start {
        @Option(names = "--at", paramLabel = "TIME")
        private @Nullable String at;

        @Option(names = "--in", paramLabel = "FOR", converter = Durations.class)
        private @Nullable Duration in;

        @Option(names = "--dtstart", paramLabel = "TIME")
        private @Nullable String dtstart;

        Optional<String> typed() {
            return Optional.ofNullable(at).or(() -> Optional.ofNullable(dtstart));
        }
    }

    @Option(names = "--tz", paramLabel = "ZONE")
    private @Nullable String zone;

    @Option(names = "--rrule", paramLabel = "RULE")
    private List<String> rules = List.of();

    @Mixin
    private final DateOptions dates = new DateOptions();

    boolean isGiven() {
        return start.typed().isPresent() || start.in != null || zone != null || !rules.isEmpty() || dates.isGiven();
    }

    Definition applyTo(Definition base, Moments viewer) {
        if (!isGiven()) {
            return base;
        }
        return base.schedule()
                .map(series -> changed(base, series, viewer))
                .orElseGet(() -> base.withSchedule(made(viewer)));
    }

    private Schedule made(Moments viewer) {
        var first = start(viewer).orElseThrow(() -> CommandFailure.wrongUsage(Words.of("add.start.missing")));
        return RefusalText.orFail(dates.with(TimeReader.typed(viewer), zone(viewer), None.others(rules))
                .from(first));
    }

    private Definition changed(Definition base, Schedule series, Moments viewer) {
        var first = startAfter(series.start(), viewer)
                .filter(time -> !isOver(series, time, viewer))
                .or(() -> start(viewer).map(time -> placed(time, series.start(), viewer)))
                .orElse(series.start());
        var moved = base.movedTo(RefusalText.orFail(relocation(series, first, viewer.zone())));
        var repeated = None.others(rules).isEmpty() ? moved : moved.withAfterDone(Optional.empty());
        return dates.changed(repeated, TimeReader.typed(viewer), zone(viewer), viewer.zone());
    }

    private Parsed<Relocation> relocation(Schedule series, CalendarTime first, Zone viewer) {
        return rules.isEmpty()
                ? Relocation.of(series, first, viewer)
                : ScheduleText.rules(None.others(rules), first)
                        .then(read -> Relocation.of(series, first, read, viewer));
    }

    /// The start that was given, for what starts at `old` just now: on its clock, unless another zone was asked
    /// for; there, the time of day stays. Empty where nothing is said of it.
    Optional<CalendarTime> startAfter(CalendarTime old, Moments viewer) {
        var given = onItsDay(old, viewer).or(() -> atItsTime(old, viewer)).or(() -> start(viewer));
        if (given.isEmpty()) {
            return zone == null ? Optional.empty() : Optional.of(inZone(old, zone(viewer)));
        }
        return given.map(time -> placed(time, old, viewer));
    }

    private CalendarTime placed(CalendarTime given, CalendarTime old, Moments viewer) {
        return zone == null && hasTime(old) && hasTime(given) ? given.onClockOf(old, viewer.zone()) : given;
    }

    /// A time of day alone keeps the date.
    private Optional<CalendarTime> onItsDay(CalendarTime old, Moments viewer) {
        var clock = inZone(CalendarTime.utc(viewer.now()), viewer);
        return start.typed()
                .flatMap(Moments::timeOfDay)
                .map(time -> clock.withLocal(old.onClockOf(clock, viewer.zone())
                        .local()
                        .toLocalDate()
                        .atTime(time)));
    }

    /// A date alone, or so many days from now, keep the time of day.
    private Optional<CalendarTime> atItsTime(CalendarTime old, Moments viewer) {
        if (!hasTime(old)) {
            return Optional.empty();
        }
        var here = zone == null ? old : inZone(old, zone(viewer));
        var clock = inZone(CalendarTime.utc(viewer.now()), viewer);
        var today = here.onClockOf(clock, viewer.zone()).local().toLocalDate();
        return day(viewer).map(day -> here.withLocal(here.local().plusDays(ChronoUnit.DAYS.between(today, day))));
    }

    private Optional<LocalDate> day(Moments viewer) {
        if (start.in != null) {
            var days = start.in.toDays();
            return start.in.equals(Duration.ofDays(days))
                    ? Optional.of(
                            viewer.zone().wallTimeOf(viewer.now()).toLocalDate().plusDays(days))
                    : Optional.empty();
        }
        return Optional.ofNullable(start.at).flatMap(viewer::day);
    }

    /// Once at a time of day that today has passed already: then the next time that it is.
    private boolean isOver(Schedule series, CalendarTime first, Moments viewer) {
        return !series.repeats()
                && start.typed().flatMap(Moments::timeOfDay).isPresent()
                && !first.in(viewer.zone()).isAfter(viewer.now());
    }

    private static boolean hasTime(CalendarTime time) {
        return !(time instanceof CalendarTime.Day);
    }

    private static CalendarTime inZone(CalendarTime time, Optional<Zone> zone) {
        if (!hasTime(time)) {
            throw CommandFailure.wrongUsage(Words.of("edit.zone.day"));
        }
        return zone.<CalendarTime>map(known -> new CalendarTime.Zoned(time.local(), known))
                .orElseGet(() -> new CalendarTime.Floating(time.local()));
    }

    private Optional<CalendarTime> start(Moments viewer) {
        if (start.in != null) {
            var whole = viewer.now().plus(start.in).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
            return Optional.of(inZone(CalendarTime.utc(whole), viewer));
        }
        return start.typed()
                .map(text -> RefusalText.orFail(TimeReader.typed(viewer).read(text, zone(viewer))))
                .map(time -> zone == null || !hasTime(time) ? time : inZone(time, viewer));
    }

    /// What the clock of the zone shows then.
    private CalendarTime inZone(CalendarTime time, Moments viewer) {
        if (time instanceof CalendarTime.Zoned(var _, var own) && zone(viewer).equals(Optional.of(own))) {
            return time;
        }
        return zone(viewer)
                .<CalendarTime>map(known -> new CalendarTime.Zoned(known.wallTimeOf(time.in(viewer.zone())), known))
                .orElseGet(() -> new CalendarTime.Floating(viewer.zone().wallTimeOf(time.in(viewer.zone()))));
    }

    /// Empty: floating was asked for.
    private Optional<Zone> zone(Moments viewer) {
        return zone == null ? Optional.of(viewer.zone()) : ZoneNames.parse(zone);
    }
}
