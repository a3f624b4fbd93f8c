package io.gadfly.ui.common;

import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A small household of reminders, at a Saturday morning in Berlin.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Samples() {}

    public static Here here(SettableClock clock) {
        return new Here(clock, () -> BERLIN, Locale.UK);
    }

    public static FakeReminderService household(SettableClock clock) {
        var service = new FakeReminderService(clock);
        var pills = service.add(define("Take the pills", "inbox", Priority.HIGH, "2026-11-21T09:20", daily(), "health")
                .withNag(NagPolicy.every(Duration.ofMinutes(5)).withMax(5)));
        var bin = service.add(define("Put the bin out", "home", Priority.NORMAL, "2026-11-21T09:25", weekly()));
        var call = service.add(define(
                "Call the dentist about the crown that came off on Thursday",
                "inbox",
                Priority.NORMAL,
                "2026-11-21T09:00",
                List.of(),
                "health"));
        var laundry = service.add(define("Take the laundry out", "home", Priority.LOW, "2026-11-21T09:15", List.of()));
        ring(service, pills, new NagState.Ringing(2, NOW.plusSeconds(192)), 600, 0);
        ring(service, bin, new NagState.Ringing(1, NOW.plusSeconds(305)), 300, 0);
        ring(service, laundry, new NagState.Queued(NOW.minusSeconds(900), 0), 900, 1);
        ring(service, call, new NagState.Snoozed(NOW.plusSeconds(1500)), 1800, 0);
        service.add(define("Water the plants", "home", Priority.NORMAL, "2026-11-21T18:30", weekly()));
        service.add(define("Pay the rent", "money", Priority.HIGH, "2026-12-01T09:00", monthly(), "bills"));
        service.add(define("Stand-up", "work", Priority.NORMAL, "2026-11-23T09:45", workdays(), "team"));
        service.add(define("Ring Grandma", "inbox", Priority.NORMAL, "2026-11-22T15:00", List.of(), "family"));
        service.add(define("Renew the passport", "inbox", Priority.NORMAL, "2027-03-01T10:00", List.of()));
        var off = service.add(define("Feed the neighbour's cat", "home", Priority.NORMAL, "2026-11-20T08:00", daily()));
        service.setStatus(off.id(), Reminder.Status.DISABLED);
        service.pools.put("default", FakeReminderService.pool("default", PoolInfo.Mode.RUNNING, 2, 2, 1));
        service.pools.put("urgent", FakeReminderService.pool("urgent", PoolInfo.Mode.RUNNING, 5, 0, 0));
        service.root = tree();
        service.orders.clear();
        return service;
    }

    private static void ring(
            FakeReminderService service, Reminder reminder, NagState state, long secondsAgo, int position) {
        service.ring(reminder, state, NOW.minusSeconds(secondsAgo), position);
    }

    private static ProcessInfo tree() {
        var idle = ProcessInfo.State.IDLE;
        var naggers = Stream.of(21, 22)
                .map(pid -> FakeReminderService.process(pid, "nagger " + (pid - 20), idle, List.of()))
                .toList();
        var pool = FakeReminderService.process(
                10,
                "pool default",
                idle,
                List.of(
                        FakeReminderService.process(11, "PoolServer", idle, List.of()),
                        FakeReminderService.process(12, "NaggerSupervisor", idle, naggers)));
        var scheduler = FakeReminderService.crashed(
                FakeReminderService.process(6, "Scheduler", idle, List.of()), "the clock fell off the wall");
        return FakeReminderService.process(
                1,
                "Engine",
                idle,
                List.of(
                        FakeReminderService.process(2, "Registry", idle, List.of()),
                        FakeReminderService.process(3, "Deliveries", ProcessInfo.State.RUNNING, List.of()),
                        FakeReminderService.process(5, "Pools", idle, List.of(pool)),
                        scheduler,
                        FakeReminderService.process(7, "Heartbeat", idle, List.of())));
    }

    public static Definition define(
            String title, String list, Priority priority, String start, List<RecurrenceRule> rules, String... tags) {
        var at = new CalendarTime.Zoned(LocalDateTime.parse(start), Zone.of(BERLIN));
        var once = Schedule.once(at);
        return Definition.of(
                new Details(title, "", list, List.of(tags), priority),
                rules.isEmpty() ? once : Schedule.repeating(at, rules.getFirst()));
    }

    public static List<RecurrenceRule> daily() {
        return List.of(rule(Frequency.DAILY, 1, ByParts.NONE));
    }

    public static List<RecurrenceRule> weekly() {
        return List.of(rule(Frequency.WEEKLY, 1, ByParts.NONE));
    }

    public static List<RecurrenceRule> monthly() {
        return List.of(rule(Frequency.MONTHLY, 1, ByParts.NONE));
    }

    public static List<RecurrenceRule> workdays() {
        var days = Stream.of(DayOfWeek.values())
                .limit(5)
                .map(day -> new WeekdayNum(Optional.empty(), day))
                .toList();
        return List.of(rule(Frequency.WEEKLY, 1, on(days)));
    }

    public static RecurrenceRule rule(Frequency frequency, int interval, ByParts by) {
        return new RecurrenceRule(
                frequency, interval, new Limit.Forever(), by, DayOfWeek.MONDAY, RecurrenceRule.Skip.OMIT);
    }

    public static ByParts on(List<WeekdayNum> days) {
        return new ByParts(
                List.of(), List.of(), List.of(), List.of(), days, List.of(), List.of(), List.of(), List.of());
    }
}
