package io.gadfly.store;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Reminders and fires to store.
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    private Samples() {}

    static Planned planned(ReminderRepository store, String title, Instant nextFireAt) {
        return planned(store, Details.of(title), nextFireAt);
    }

    static Planned planned(ReminderRepository store, Details details, Instant nextFireAt) {
        var id = store.nextReminderId();
        var definition = Definition.of(details, Schedule.once(CalendarTime.utc(nextFireAt)));
        return new Planned(reminder(id, definition), Optional.of(nextFireAt));
    }

    static Reminder reminder(ReminderId id, Definition definition) {
        return new Reminder(id, 1, "uid-" + id, definition, new Origin.Local(), Reminder.Status.OPEN);
    }

    static Planned add(ReminderRepository store, String title, Instant nextFireAt) {
        var planned = planned(store, title, nextFireAt);
        store.commit(put(planned));
        return planned;
    }

    static Changes put(Planned... planned) {
        return new Changes(
                NOON, List.of(planned), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    static Changes plan(Planned... planned) {
        var plans = Stream.of(planned).map(Changes.Plan::of).toList();
        return new Changes(NOON, List.of(), plans, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    static Changes delete(ReminderId... ids) {
        return new Changes(NOON, List.of(), List.of(), List.of(ids), List.of(), List.of(), List.of(), Optional.empty());
    }

    static Changes claim(Fire... fires) {
        return new Changes(
                NOON, List.of(), List.of(), List.of(), List.of(fires), List.of(), List.of(), Optional.empty());
    }

    static Changes update(Fire... fires) {
        return new Changes(
                NOON, List.of(), List.of(), List.of(), List.of(), List.of(fires), List.of(), Optional.empty());
    }

    static Changes tell(TimelineEntry... entries) {
        return new Changes(
                NOON, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(entries), Optional.empty());
    }

    static Changes undoable(Changes changes, String name) {
        return new Changes(
                changes.at(),
                changes.reminders(),
                changes.plans(),
                changes.deleted(),
                changes.claims(),
                changes.fires(),
                changes.timeline(),
                Optional.of(name));
    }

    static Fire fire(ReminderRepository store, ReminderId reminder, Instant dueAt) {
        return fire(store, reminder, dueAt, new NagState.Due());
    }

    static Fire fire(ReminderRepository store, ReminderId reminder, Instant dueAt, NagState state) {
        var fence = new Fence(reminder, dueAt.toString(), "START");
        return new Fire(store.nextFireNumber(), fence, dueAt, dueAt, "default", 0, state);
    }

    /// A definition that uses every part there is.
    static Definition everything(Zone zone) {
        var start = new CalendarTime.Zoned(LocalDateTime.parse("2026-11-21T09:00"), zone);
        return new Definition(
                new Details("Wäsche \"holen\"\n", "Zimmer 7 – 🧺", "household", List.of("a", "b,c"), Priority.HIGH),
                Optional.of(schedule(start)),
                List.of(
                        new Alarm(
                                "alarm-1",
                                new Trigger.Relative(Trigger.Edge.END, new Span(-1, Duration.ofMinutes(-30))),
                                Optional.of(tightening())),
                        Alarm.of(new Trigger.Absolute(Instant.parse("2026-11-20T08:00:00.5Z")))),
                NagPolicy.once().withUntil(new NagPolicy.Until.TimeOfDay(LocalTime.of(18, 0))),
                new MisfirePolicy.DropIfLate(Duration.ofHours(3)),
                List.of(
                        new ExceptionalInstance(start, Details.of("other words"), List.of(Alarm.AT_START)),
                        new ExceptionalInstance(
                                start.withLocal(start.local().plusDays(7)),
                                Rescheduled.Range.THIS_AND_FUTURE,
                                Details.of("other words from then on"),
                                List.of())),
                Optional.of(Span.ofDays(3)));
    }

    private static NagPolicy tightening() {
        return new NagPolicy(
                new NagPolicy.Pace.Tightening(Duration.ofMinutes(20), Duration.ofSeconds(90)),
                OptionalInt.of(7),
                new NagPolicy.Until.For(Duration.ofHours(2)),
                new NagPolicy.Escalation(2, 3),
                NagPolicy.QuietHours.IGNORED,
                Set.of(NagPolicy.Also.MAIL, NagPolicy.Also.COMMAND));
    }

    private static Schedule schedule(CalendarTime start) {
        var floating = new CalendarTime.Floating(LocalDateTime.parse("2026-12-01T09:00:30"));
        var day = new CalendarTime.Day(LocalDate.parse("2026-12-24"));
        return new Schedule(
                start,
                Span.of(Duration.ofHours(1)),
                List.of(everyRulePart(start), simpleRule(new RecurrenceRule.Limit.Count(5))),
                List.of(simpleRule(new RecurrenceRule.Limit.Until(day))),
                List.of(
                        RecurrenceDate.of(floating),
                        new RecurrenceDate(CalendarTime.utc(NOON), Optional.of(Span.ofDays(2)))),
                List.of(day, start),
                List.of(new Rescheduled(
                        start, Rescheduled.Range.THIS_AND_FUTURE, floating, new Span(1, Duration.ofHours(2)))));
    }

    private static RecurrenceRule everyRulePart(CalendarTime until) {
        return new RecurrenceRule(
                RecurrenceRule.Frequency.YEARLY,
                2,
                new RecurrenceRule.Limit.Until(until),
                new RecurrenceRule.ByParts(
                        List.of(1, 12),
                        List.of(-1),
                        List.of(366),
                        List.of(31, -2),
                        List.of(
                                new RecurrenceRule.WeekdayNum(Optional.of(-1), DayOfWeek.FRIDAY),
                                new RecurrenceRule.WeekdayNum(Optional.empty(), DayOfWeek.MONDAY)),
                        List.of(9, 17),
                        List.of(0),
                        List.of(59),
                        List.of(1, -1)),
                DayOfWeek.SUNDAY,
                RecurrenceRule.Skip.BACKWARD);
    }

    private static RecurrenceRule simpleRule(RecurrenceRule.Limit limit) {
        return new RecurrenceRule(
                RecurrenceRule.Frequency.DAILY,
                1,
                limit,
                RecurrenceRule.ByParts.NONE,
                DayOfWeek.MONDAY,
                RecurrenceRule.Skip.OMIT);
    }
}
