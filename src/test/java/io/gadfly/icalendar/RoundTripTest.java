package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the editor can make: import(export(x)) = x, and what is exported is a calendar by the letter.
class RoundTripTest {
    private static final List<Zone> ZONES = List.of(
            Calendars.BERLIN,
            Zone.UTC,
            Zone.of(ZoneId.of("America/New_York")),
            Zone.of(ZoneId.of("Asia/Kolkata")),
            Zone.of(ZoneId.of("Africa/Casablanca")));

    @Property(tries = 500)
    void whatIsExportedIsReadBackAsItWas(@ForAll("reminders") Reminder reminder) {
        String exported = Calendars.write(reminder, AlarmAnswers.NONE);

        var again = Calendars.readItem(exported);

        assertEquals(reminder.definition(), again.definition(), exported);
        assertEquals(reminder.status(), again.status(), exported);
        assertEquals(reminder.uid(), again.uid());
        assertTrue(again.notes().isEmpty()
                || again.status() == Reminder.Status.DISABLED
                || hasAlarmWithoutTime(reminder.definition()));
    }

    /// Which is said, as it does not ring.
    private static boolean hasAlarmWithoutTime(Definition definition) {
        return definition.schedule().isEmpty()
                && definition.alarms().stream().anyMatch(alarm -> alarm.trigger() instanceof Trigger.Relative);
    }

    @Property(tries = 200)
    void whatWasExportedOnceIsExportedTheSameAgain(@ForAll("reminders") Reminder reminder) {
        String exported = Calendars.write(reminder, AlarmAnswers.NONE);

        assertEquals(exported, Calendars.write(Calendars.reminder(Calendars.readItem(exported)), AlarmAnswers.NONE));
    }

    @Property(tries = 200)
    void noLineIsLongerThan75OctetsAndAllEndWithCrlf(@ForAll("reminders") Reminder reminder) {
        String exported = Calendars.write(reminder, AlarmAnswers.NONE);

        for (String line : exported.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertTrue(line.chars().noneMatch(c -> c < ' ' && c != '\t'), line);
        }
    }

    @Property(tries = 200)
    void answersTravelToo(@ForAll("reminders") Reminder reminder, @ForAll("instants") Instant at) {
        var schedule = reminder.definition().schedule();
        if (schedule.isEmpty()) {
            return;
        }
        var alarms = reminder.definition().alarms();
        var trigger = alarms.isEmpty() ? Trigger.AT_START : alarms.getFirst().trigger();
        var answers = new AlarmAnswers(Map.of(trigger, at), Optional.of(at.plusSeconds(60)));

        assertEquals(
                answers, Calendars.readItem(Calendars.write(reminder, answers)).answers());
    }

    @Provide
    Arbitrary<Reminder> reminders() {
        return Combinators.combine(definitions(), Arbitraries.of(Reminder.Status.class))
                .as((definition, status) ->
                        new Reminder(new ReminderId(1), 1, "made@gadfly", definition, new Origin.Local(), status));
    }

    private static Arbitrary<Definition> definitions() {
        return Combinators.combine(
                        details(), schedules().optional(0.9), alarms(), nags(), misfires(), spans().optional(0.1))
                .as((details, schedule, alarms, nag, misfire, afterDone) ->
                        new Definition(details, schedule, alarms, nag, misfire, List.of(), afterDone));
    }

    private static Arbitrary<Details> details() {
        var title = texts().filter(text -> !text.isBlank());
        var words = texts().map(text -> text.strip().replace("\n", " ")).filter(text -> !text.isBlank());
        return Combinators.combine(
                        title,
                        texts(),
                        words,
                        words.list().ofMaxSize(3).uniqueElements(),
                        Arbitraries.of(Priority.class))
                .as(Details::new);
    }

    /// All that a text can hold, with what a calendar must escape more often than not.
    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "b", "n", "N", " ", "  ", ",", ";", ":", "\\", "\"", "^", "=", "\n", "\t", "ü", "ß", "€",
                        "漢", "😀")
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<Schedule> schedules() {
        return Combinators.combine(
                        times(),
                        spans().optional(0.5),
                        Arbitraries.of(
                                "",
                                "FREQ=DAILY",
                                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=10",
                                "FREQ=MONTHLY;BYMONTHDAY=31",
                                "FREQ=MONTHLY;BYDAY=-1FR",
                                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                                "FREQ=HOURLY;INTERVAL=3",
                                "FREQ=MINUTELY;INTERVAL=5"),
                        Arbitraries.integers().between(1, 60).list().ofMaxSize(3),
                        Arbitraries.integers().between(1, 60).list().ofMaxSize(3))
                .as(RoundTripTest::schedule);
    }

    private static Schedule schedule(
            CalendarTime start, Optional<Span> span, String rule, List<Integer> added, List<Integer> removed) {
        boolean day = start instanceof CalendarTime.Day;
        var length = span.filter(any -> !day || any.time().isZero()).orElse(Span.ZERO);
        var rules = rule.isEmpty() || day && rule.matches(".*(HOURLY|MINUTELY).*")
                ? List.<RecurrenceRule>of()
                : List.of(parse(rule, start));
        return new Schedule(
                start,
                length,
                rules,
                List.of(),
                added.stream().map(days -> RecurrenceDate.of(plus(start, days))).toList(),
                removed.stream().map(days -> plus(start, days)).toList(),
                List.of());
    }

    private static CalendarTime plus(CalendarTime start, int days) {
        return start.withLocal(start.local().plusDays(days));
    }

    private static RecurrenceRule parse(String rule, CalendarTime start) {
        return switch (RecurrenceRule.parse(rule, start)) {
            case Parsed.Value<RecurrenceRule>(var value) -> value;
            case Parsed.Refused<RecurrenceRule>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Arbitrary<CalendarTime> times() {
        var locals = Arbitraries.integers()
                .between(0, 60 * 24 * 365 * 20)
                .map(minutes -> LocalDateTime.parse("2020-01-01T00:00").plusMinutes(minutes));
        return Arbitraries.oneOf(
                locals.map(local -> new CalendarTime.Day(local.toLocalDate())),
                locals.map(CalendarTime.Floating::new),
                Combinators.combine(locals, Arbitraries.of(ZONES)).as(CalendarTime.Zoned::new));
    }

    private static Arbitrary<Span> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 200_000))
                .as((days, seconds) -> new Span(days, Duration.ofSeconds(seconds)));
    }

    private static Arbitrary<List<Alarm>> alarms() {
        var relative = Combinators.combine(Arbitraries.of(Trigger.Edge.class), spans(), Arbitraries.of(true, false))
                .as((edge, span, before) -> (Trigger) new Trigger.Relative(edge, before ? span.negated() : span));
        var absolute = Arbitraries.longs()
                .between(1_577_836_800L, 2_000_000_000L)
                .map(seconds -> (Trigger) new Trigger.Absolute(Instant.ofEpochSecond(seconds)));
        return Combinators.combine(
                        Arbitraries.of("", "alarm-1"), Arbitraries.oneOf(relative, absolute), nags().optional(0.5))
                .as(Alarm::new)
                .list()
                .ofMaxSize(3)
                .map(RoundTripTest::atDifferentTimes);
    }

    private static List<Alarm> atDifferentTimes(List<Alarm> alarms) {
        var byTrigger = new LinkedHashMap<Trigger, Alarm>();
        alarms.forEach(alarm -> byTrigger.putIfAbsent(alarm.trigger(), alarm));
        return List.copyOf(byTrigger.values());
    }

    private static Arbitrary<NagPolicy> nags() {
        var intervals = Arbitraries.integers().between(1, 100_000).map(Duration::ofSeconds);
        var paces = Arbitraries.oneOf(
                intervals.map(every -> (Pace) new Pace.Fixed(every)),
                Combinators.combine(intervals, intervals).as((first, last) -> (Pace) new Pace.Tightening(first, last)));
        var untils = Arbitraries.oneOf(
                Arbitraries.of((Until) new Until.Answered()),
                intervals.map(duration -> (Until) new Until.For(duration)),
                Arbitraries.integers().between(0, 1439).map(minute ->
                        (Until) new Until.TimeOfDay(LocalTime.ofSecondOfDay(minute * 60L))));
        var policies = Combinators.combine(
                        paces,
                        Arbitraries.integers().between(1, 200).optional(0.5),
                        untils,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 5),
                                        Arbitraries.integers().between(0, 5))
                                .as(Escalation::new),
                        Arbitraries.of(QuietHours.class))
                .as((pace, max, until, escalation, quiet) -> new NagPolicy(
                        pace, max.map(OptionalInt::of).orElse(OptionalInt.empty()), until, escalation, quiet));
        return Arbitraries.oneOf(Arbitraries.of(NagPolicy.NORMAL, NagPolicy.once()), policies);
    }

    private static Arbitrary<MisfirePolicy> misfires() {
        return Arbitraries.of(
                new MisfirePolicy.TellOnce(),
                new MisfirePolicy.TellEach(),
                new MisfirePolicy.SkipToNext(),
                new MisfirePolicy.DropIfLate(Duration.ofMinutes(90)));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(1_577_836_800L, 2_000_000_000L).map(Instant::ofEpochSecond);
    }
}
