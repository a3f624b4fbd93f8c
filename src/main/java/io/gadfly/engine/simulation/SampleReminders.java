package io.gadfly.engine.simulation;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Makes up reminders of all kinds: daily, weekly, monthly, hourly and single ones, in zones, floating and of
/// whole days, with alarms before and after, patient and insistent.
final class SampleReminders {
    /// A list with a pool of its own of the same name.
    static final String WORK = "work";
    private static final List<Zone> ZONES = List.of(
            Zone.of(ZoneId.of("Europe/Berlin")),
            Zone.of(ZoneId.of("America/New_York")),
            Zone.of(ZoneId.of("Australia/Lord_Howe")),
            Zone.UTC);
    private static final List<Frequency> FREQUENCIES =
            List.of(Frequency.DAILY, Frequency.DAILY, Frequency.WEEKLY, Frequency.WEEKLY, Frequency.MONTHLY);
    private static final List<MisfirePolicy> MISFIRES = List.of(
            new MisfirePolicy.TellOnce(),
            new MisfirePolicy.TellOnce(),
            new MisfirePolicy.TellEach(),
            new MisfirePolicy.SkipToNext(),
            new MisfirePolicy.DropIfLate(Duration.ofHours(2)));

    private final SplittableRandom random;
    private final int days;

    SampleReminders(SplittableRandom random, int days) {
        this.random = random;
        this.days = days;
    }

    /// @param today it begins after that
    Definition next(int number, LocalDate today) {
        var priority = oneOf(List.of(Priority.values()));
        var list = random.nextInt(4) == 0 ? WORK : Details.DEFAULT_LIST;
        var details = new Details("reminder " + number + ".", "", list, List.of(), priority);
        var definition = Definition.of(details, schedule(today)).withNag(nag()).withMisfire(oneOf(MISFIRES));
        return random.nextInt(8) == 0 ? definition.withAfterDone(afterDone()) : definition.withAlarms(alarms());
    }

    /// One of a calendar's that goes on for ever.
    Definition event(int number, LocalDate today) {
        var start = today.plusDays(random.nextInt(4)).atTime(random.nextInt(24), 5 * random.nextInt(12));
        var rule = new RecurrenceRule(
                oneOf(List.of(Frequency.DAILY, Frequency.WEEKLY)),
                1,
                new Limit.Forever(),
                ByParts.NONE,
                DayOfWeek.MONDAY,
                Skip.OMIT);
        var schedule = Schedule.repeating(new CalendarTime.Zoned(start, oneOf(ZONES)), rule);
        return Definition.of(Details.of("event " + number + "."), schedule).withAlarms(alarms());
    }

    private Span afterDone() {
        return random.nextBoolean() ? Span.ofDays(1 + random.nextInt(3)) : Span.of(Duration.ofHours(8));
    }

    private Schedule schedule(LocalDate today) {
        var start = start(today);
        if (random.nextInt(5) == 0) {
            return Schedule.once(start);
        }
        var rule = new RecurrenceRule(
                oneOf(FREQUENCIES),
                1 + random.nextInt(2),
                new Limit.Forever(),
                ByParts.NONE,
                DayOfWeek.MONDAY,
                Skip.OMIT);
        return Schedule.repeating(start, rule);
    }

    private CalendarTime start(LocalDate today) {
        var day = today.plusDays(1 + random.nextInt(Math.min(days, 28)));
        LocalDateTime time = day.atTime(random.nextInt(24), 5 * random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> new CalendarTime.Day(day);
            case 1 -> new CalendarTime.Floating(time);
            default -> new CalendarTime.Zoned(time, oneOf(ZONES));
        };
    }

    List<Alarm> alarms() {
        var before = Alarm.of(
                new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-5L * (1 + random.nextInt(12))))));
        var dayBefore = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.ofDays(-1)));
        var after = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(30))));
        return switch (random.nextInt(6)) {
            case 0 -> List.of(before, Alarm.AT_START);
            case 1 -> List.of(dayBefore, Alarm.AT_START);
            case 2 -> List.of(Alarm.AT_START, after);
            default -> List.of();
        };
    }

    NagPolicy nag() {
        var every = NagPolicy.every(Duration.ofMinutes(5L * (1 + random.nextInt(12))))
                .withQuietHours(random.nextInt(8) == 0 ? QuietHours.IGNORED : QuietHours.HONOURED)
                .withAlso(random.nextInt(6) == 0 ? Set.of(Also.MAIL) : Set.of());
        return switch (random.nextInt(6)) {
            case 0 -> every.withMax(1);
            case 1 -> every.withMax(1 + random.nextInt(5));
            case 2 -> every.withUntil(new Until.For(Duration.ofHours(2)));
            case 3 -> every.withPace(new Pace.Tightening(Duration.ofMinutes(40), Duration.ofMinutes(5)));
            default -> every;
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
