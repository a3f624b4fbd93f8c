package io.gadfly.icalendar;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A component as it once came in, against which an export tells what has been edited since; an empty one for
/// what was made here.
final class Original {
    private final Component component;
    private final ZoneTable zones;
    private final SpanReader spans;
    private final RuleReader rules;
    private final TimeReader times;
    private final ScheduleReader schedules;
    private final Details details;
    private final AlarmReader alarms;

    /// @param zones in which it was read
    Original(Component component, ZoneTable zones, SpanReader spans, RuleReader rules) {
        var unheard = new Notes();
        this.component = component;
        this.zones = zones;
        this.spans = spans;
        this.rules = rules;
        this.times = new TimeReader(zones, spans, unheard);
        this.schedules = new ScheduleReader(component, times, rules, unheard);
        this.details = DetailsReader.read(component, unheard);
        this.alarms = new AlarmReader(component, times, unheard).read();
    }

    /// One that never came, of the same kind.
    Original nothing() {
        return new Original(Component.empty(component.name()), zones, spans, rules);
    }

    Component component() {
        return component;
    }

    boolean isNew() {
        return component.lines().isEmpty();
    }

    boolean has(String property) {
        return component.first(property).isPresent();
    }

    Details details() {
        return details;
    }

    AlarmAnswers answers() {
        return alarms.answers();
    }

    /// The status that the component has without a word of Gadfly's own.
    Reminder.Status status(Optional<Schedule> schedule) {
        return new StatusReader(component, false, new Notes()).readStandard(schedule);
    }

    /// What came in the place of what is stored now; empty where it cannot be read any longer.
    Optional<Reminder> as(Reminder stored) {
        return schedules.read().toOptional().map(schedule -> {
            var now = stored.definition();
            var then = new Definition(
                    details, schedule, alarms.alarms(), now.nag(), now.misfire(), List.of(), now.afterDone());
            var status = new StatusReader(component, false, new Notes()).read(schedule);
            return new Reminder(stored.id(), stored.version(), stored.uid(), then, stored.origin(), status);
        });
    }

    int sequence() {
        try {
            return Math.max(
                    0, Integer.parseInt(component.value("SEQUENCE").orElse("").strip()));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    // When

    /// Whether the series is then, whatever is said of single instances.
    ///
    /// @param cancelled instances that were taken out of it
    boolean isAt(Optional<Schedule> now, Set<CalendarTime> cancelled) {
        var then = schedules.read().toOptional().flatMap(schedule -> schedule);
        return then.isPresent() && now.isPresent()
                ? isSameSeries(then.get(), now.get(), cancelled)
                : then.isPresent() == now.isPresent();
    }

    private static boolean isSameSeries(Schedule then, Schedule now, Set<CalendarTime> cancelled) {
        return then.start().equals(now.start())
                && then.span().equals(now.span())
                && then.rules().equals(now.rules())
                && then.exclusionRules().equals(now.exclusionRules())
                && then.dates().equals(now.dates())
                && exceptions(then, cancelled).equals(exceptions(now, cancelled));
    }

    private static Set<CalendarTime> exceptions(Schedule schedule, Set<CalendarTime> besides) {
        var exceptions = new HashSet<>(schedule.exceptions());
        exceptions.removeAll(besides);
        return exceptions;
    }

    /// The instance of that name as it came.
    Rescheduled time(CalendarTime recurrenceId) {
        var start = component
                .first("DTSTART")
                .flatMap(line -> times.read(line).toOptional())
                .orElse(recurrenceId);
        var range = component.first("RECURRENCE-ID").map(ItemReader::rangeOf).orElse(Rescheduled.Range.THIS);
        return new Rescheduled(recurrenceId, range, start, schedules.readSpan(start));
    }

    /// The end as it came, which may be in another zone than the start, where it still is so long after `start`
    /// and can stand beside it.
    Optional<CalendarTime> endOf(CalendarTime start, Span span) {
        return schedules
                .readEnd()
                .filter(end -> end.getClass() == start.getClass() && schedules.isBetween(start, end, span));
    }

    // What

    /// The instance of that name as it came.
    ExceptionalInstance words(CalendarTime recurrenceId) {
        return new ExceptionalInstance(recurrenceId, details, alarms.alarms());
    }

    List<Alarm> alarms() {
        return alarms.alarms();
    }

    /// From where its alarms at a time of the wall would be at instants of `stored`.
    Set<Zone> viewersOf(List<Alarm> stored) {
        var viewers = new HashSet<Zone>();
        for (LocalDateTime wall : alarms.wallTimes()) {
            for (Alarm alarm : stored) {
                if (alarm.trigger() instanceof Trigger.Absolute(var at)) {
                    offset(wall, at).map(Zone::of).ifPresent(viewers::add);
                }
            }
        }
        return viewers;
    }

    private static Optional<ZoneOffset> offset(LocalDateTime wall, Instant at) {
        long seconds = Duration.between(at, wall.toInstant(ZoneOffset.UTC)).toSeconds();
        return Math.abs(seconds) <= ZoneOffset.MAX.getTotalSeconds()
                ? Optional.of(ZoneOffset.ofTotalSeconds((int) seconds))
                : Optional.empty();
    }

    /// The VALARMs that spoke at that time.
    List<Component> sources(Trigger trigger) {
        return alarms.sources(trigger);
    }

    /// Whether it has an alarm that stands for having none.
    boolean hasImpliedAlarm() {
        return component.parts().stream()
                .anyMatch(part -> part.first(GadflyProperty.IMPLIED).isPresent());
    }

    /// Other components in it, which Gadfly has no word for.
    List<Component> otherParts() {
        var others = new ArrayList<Component>(0);
        for (Component part : component.parts()) {
            if (!part.name().equals("VALARM")) {
                others.add(part);
            }
        }
        return others;
    }
}
