package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// When: a start, said in one of three ways, and the rules that repeat it.
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
    }

    @Option(names = "--tz", paramLabel = "ZONE")
    private @Nullable String zone;

    @Option(names = "--rrule", paramLabel = "RULE")
    private List<String> rules = List.of();

    @Option(names = "--rdate", paramLabel = "TIME,…")
    private List<String> dates = List.of();

    @Option(names = "--exdate", paramLabel = "TIME,…")
    private List<String> exceptions = List.of();

    /// Empty where nothing was said about the time.
    Optional<Schedule> schedule(Moments moments, Optional<Schedule> base) {
        var first = start(moments).or(() -> base.filter(_ -> isRepeating()).map(Schedule::start));
        if (first.isEmpty()) {
            if (isRepeating() || zone != null) {
                throw CommandFailure.wrongUsage(Words.of("add.start.missing"));
            }
            return Optional.empty();
        }
        var text = new ScheduleText("", zone(moments), rules, List.of(), dates, exceptions);
        return switch (text.from(first.get())) {
            case Parsed.Value<Schedule>(var schedule) -> Optional.of(schedule);
            case Parsed.Refused<Schedule>(var refusal) -> throw RefusalText.asFailure(refusal);
        };
    }

    boolean isGiven() {
        return start.at != null || start.in != null || start.dtstart != null || zone != null || isRepeating();
    }

    private boolean isRepeating() {
        return !rules.isEmpty() || !dates.isEmpty() || !exceptions.isEmpty();
    }

    private Optional<CalendarTime> start(Moments moments) {
        if (start.in != null) {
            var whole = moments.now().plus(start.in).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
            return Optional.of(inZone(CalendarTime.utc(whole), moments));
        }
        return Optional.ofNullable(start.at)
                .or(() -> Optional.ofNullable(start.dtstart))
                .map(text -> wallTime(text, moments));
    }

    private CalendarTime wallTime(String text, Moments moments) {
        var zone = zone(moments);
        var time = new Moments(zone.orElse(moments.zone()), moments.now()).calendarTime(text);
        return zone.isEmpty() && time instanceof CalendarTime.Zoned zoned
                ? new CalendarTime.Floating(zoned.local())
                : time;
    }

    private CalendarTime inZone(CalendarTime utc, Moments moments) {
        var zone = zone(moments);
        var local = zone.orElse(moments.zone()).wallTimeOf(utc.in(Zone.UTC));
        return zone.<CalendarTime>map(known -> new CalendarTime.Zoned(local, known))
                .orElseGet(() -> new CalendarTime.Floating(local));
    }

    /// Empty: floating was asked for.
    private Optional<Zone> zone(Moments moments) {
        return zone == null ? Optional.of(moments.zone()) : ZoneNames.parse(zone);
    }
}
