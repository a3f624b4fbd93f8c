package io.gadfly.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Trigger.Edge;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Recurrences;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmPlanTest {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));
    private static final ReminderId ID = new ReminderId(7);

    private static CalendarTime berlin(String local) {
        return new CalendarTime.Zoned(LocalDateTime.parse(local), BERLIN);
    }

    private static Alarm alarm(Edge edge, int days, String time) {
        return Alarm.of(new Trigger.Relative(edge, new Span(days, Duration.parse(time))));
    }

    private static Definition daily(CalendarTime start, Span span, Alarm... alarms) {
        var rule =
                new RecurrenceRule(Frequency.DAILY, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        var schedule = new Schedule(start, span, List.of(rule), List.of(), List.of(), List.of(), List.of());
        return Definition.of(Details.of("x"), schedule).withAlarms(List.of(alarms));
    }

    private static AlarmPlan plan(Definition definition) {
        var recurrences = definition.activeSchedule().map(schedule -> Recurrences.of(schedule, BERLIN));
        return AlarmPlan.of(definition, recurrences, BERLIN, LocalTime.of(9, 0));
    }

    private static List<String> first(AlarmPlan plan, String after, int count) {
        return plan.between(Instant.parse(after), Instant.parse("2030-01-01T00:00:00Z"), count).stream()
                .limit(count)
                .map(due -> due.at().toString())
                .toList();
    }

    /// The clocks go forward in Berlin on 29 March 2026: a day back keeps the wall time, 24 hours do not.
    @ParameterizedTest
    @CsvSource(textBlock = """
            START, 0,  PT0S,   2026-03-28T07:00:00Z, 2026-03-28T08:00:00Z, 2026-03-29T07:00:00Z
            START, -1, PT0S,   2026-03-28T07:00:00Z, 2026-03-28T08:00:00Z, 2026-03-29T07:00:00Z
            START, 0,  PT-24H, 2026-03-28T06:00:00Z, 2026-03-28T07:00:00Z, 2026-03-29T07:00:00Z
            START, 0,  PT15M,  2026-03-28T07:00:00Z, 2026-03-28T08:15:00Z, 2026-03-29T07:15:00Z
            END,   0,  PT-5M,  2026-03-28T07:00:00Z, 2026-03-28T08:55:00Z, 2026-03-29T07:55:00Z
            """)
    void countsDaysOnTheWallAndHoursExactly(
            Edge edge, int days, String time, String after, String first, String second) {
        var plan = plan(daily(berlin("2026-03-20T09:00"), Span.of(Duration.ofHours(1)), alarm(edge, days, time)));

        assertThat(first(plan, after, 2)).containsExactly(first, second);
    }

    @Nested
    class ManyOverrides {
        private static final int MANY = 10_000;

        private final CalendarTime start = berlin("2026-01-01T09:00");
        private final List<Rescheduled> overrides = IntStream.range(0, MANY)
                .mapToObj(day -> start.withLocal(start.local().plusDays(day)))
                .map(name -> new Rescheduled(
                        name,
                        Rescheduled.Range.THIS,
                        name.withLocal(name.local().plusHours(1)),
                        Span.ZERO))
                .toList();

        private final Instant end = start.in(BERLIN).plus(Duration.ofDays(MANY)).plus(Duration.ofHours(12));

        private final Schedule schedule = new Schedule(
                start,
                Span.ZERO,
                daily(start, Span.ZERO).schedule().orElseThrow().rules(),
                List.of(),
                List.of(),
                List.of(),
                overrides);

        @Test
        void ringWhereTheyWereMovedAndTheRestAtItsTime() {
            var plan = plan(Definition.of(Details.of("x"), schedule));

            var all = plan.between(start.in(BERLIN).minusSeconds(1), end, 2 * MANY);

            assertThat(all.size()).isEqualTo(MANY + 1);
            assertThat(all.getFirst().at()).isEqualTo(berlin("2026-01-01T10:00").in(BERLIN));
            assertThat(all.getLast().at())
                    .isEqualTo(start.withLocal(start.local().plusDays(MANY)).in(BERLIN));
        }

        @Test
        void withWordsOfTheirOwnRingToo() {
            var own = overrides.stream()
                    .map(moved -> new ExceptionalInstance(moved.recurrenceId(), Details.of("own"), List.of()))
                    .toList();
            var plain = Definition.of(Details.of("x"), schedule);
            var plan = plan(new Definition(
                    plain.details(),
                    plain.schedule(),
                    plain.alarms(),
                    plain.nag(),
                    plain.misfire(),
                    own,
                    plain.afterDone()));

            var all = plan.between(start.in(BERLIN).minusSeconds(1), end, 2 * MANY);

            assertThat(all.size()).isEqualTo(MANY + 1);
            assertThat(all.getLast().at())
                    .isEqualTo(start.withLocal(start.local().plusDays(MANY)).in(BERLIN));
        }
    }

    @Test
    void anInstanceThatWasMovedOntoAnotherRingsBesideIt() {
        var start = berlin("2026-05-04T09:00");
        var moved = new Rescheduled(
                berlin("2026-05-06T09:00"), Rescheduled.Range.THIS, berlin("2026-05-05T09:00"), Span.ZERO);
        var schedule = new Schedule(
                start,
                Span.ZERO,
                daily(start, Span.ZERO).schedule().orElseThrow().rules(),
                List.of(),
                List.of(),
                List.of(),
                List.of(moved));

        var due = plan(Definition.of(Details.of("x"), schedule)).after(Instant.parse("2026-05-04T12:00:00Z"));

        assertThat(due)
                .extracting(alarm -> alarm.fence(ID).toString())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Nested
    class WholeDays {
        private final CalendarTime day = new CalendarTime.Day(LocalDate.parse("2026-05-04"));

        @Test
        void speakInTheMorning() {
            assertThat(first(plan(daily(day, Span.ofDays(1))), "2026-05-01T00:00:00Z", 1))
                    .containsExactly("2026-05-04T07:00:00Z");
        }

        @Test
        void aDayBeforeIsTheMorningBefore() {
            assertThat(first(
                            plan(daily(day, Span.ofDays(1), alarm(Edge.START, -1, "PT0S"))), "2026-05-01T00:00:00Z", 1))
                    .containsExactly("2026-05-03T07:00:00Z");
        }

        @Test
        void hoursCountFromMidnightAsCalendarsMeanThem() {
            var fifteenHoursBefore = alarm(Edge.START, 0, "PT-15H");

            assertThat(first(plan(daily(day, Span.ofDays(1), fifteenHoursBefore)), "2026-05-01T00:00:00Z", 1))
                    .containsExactly("2026-05-03T07:00:00Z");
        }
    }

    @Test
    void severalAlarmsComeInTheirOrder() {
        var plan = plan(daily(
                berlin("2026-05-04T09:00"),
                Span.ZERO,
                alarm(Edge.START, 0, "PT30M"),
                alarm(Edge.START, -1, "PT0S"),
                alarm(Edge.START, 0, "PT-10M")));

        assertThat(first(plan, "2026-05-02T00:00:00Z", 5))
                .containsExactly(
                        "2026-05-03T07:00:00Z",
                        "2026-05-04T06:50:00Z",
                        "2026-05-04T07:00:00Z",
                        "2026-05-04T07:30:00Z",
                        "2026-05-05T06:50:00Z");
    }

    @Test
    void anAbsoluteAlarmSpeaksOnceAndNeedsNoSchedule() {
        var at = Instant.parse("2026-05-04T10:00:00Z");
        var definition = new Definition(
                Details.of("x"),
                Optional.empty(),
                List.of(Alarm.of(new Trigger.Absolute(at))),
                NagPolicy.NORMAL,
                MisfirePolicy.DEFAULT,
                List.of(),
                Optional.empty());

        assertThat(first(plan(definition), "2026-05-01T00:00:00Z", 5)).containsExactly("2026-05-04T10:00:00Z");
    }

    @Test
    void anExceptionalInstanceHasItsOwnAlarmsAndAMovedOneItsOwnFence() {
        var series = daily(berlin("2026-05-04T09:00"), Span.ZERO, alarm(Edge.START, 0, "PT-10M"));
        var name = berlin("2026-05-05T09:00");
        var moved = new Rescheduled(name, Rescheduled.Range.THIS, berlin("2026-05-05T15:00"), Span.ZERO);
        var schedule = series.schedule().orElseThrow();
        var withOverride = new Schedule(
                schedule.start(), Span.ZERO, schedule.rules(), List.of(), List.of(), List.of(), List.of(moved));
        var definition = new Definition(
                series.details(),
                Optional.of(withOverride),
                series.alarms(),
                series.nag(),
                series.misfire(),
                List.of(new ExceptionalInstance(name, Details.of("moved"), List.of())),
                Optional.empty());

        var due = plan(definition)
                .between(Instant.parse("2026-05-04T10:00:00Z"), Instant.parse("2026-05-06T08:00:00Z"), 10);

        assertThat(due)
                .extracting(alarm -> alarm.at() + " " + alarm.fence(ID))
                .containsExactly(
                        "2026-05-05T13:00:00Z 7/20260505T090000[Europe/Berlin]/START@20260505T150000[Europe/Berlin]",
                        "2026-05-06T06:50:00Z 7/20260506T090000[Europe/Berlin]/STARTPT-10M");
    }

    @Test
    void whatRepeatsFromItsCompletionHasOneOccurrenceUntilThen() {
        var series = daily(berlin("2026-05-04T09:00"), Span.ZERO).withAfterDone(Span.ofDays(3));

        assertThat(first(plan(series), "2026-05-01T00:00:00Z", 5)).containsExactly("2026-05-04T07:00:00Z");
        var again = series.afterCompletion(Instant.parse("2026-05-06T20:00:00Z"), BERLIN)
                .orElseThrow();
        assertThat(first(plan(again), "2026-05-01T00:00:00Z", 5)).containsExactly("2026-05-09T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            once, 1, 4
            each, 5, 0
            skip, 1, 4
            late, 3, 2
            """)
    void misfirePoliciesPartWhatRingsFromWhatIsMissed(String policy, int ring, int missed) {
        var now = Instant.parse("2026-05-04T12:00:00Z");
        var misfire = switch (policy) {
            case "once" -> new MisfirePolicy.TellOnce();
            case "each" -> new MisfirePolicy.TellEach();
            case "skip" -> new MisfirePolicy.SkipToNext();
            default -> new MisfirePolicy.DropIfLate(Duration.ofMinutes(25));
        };
        var due = List.of(40, 30, 20, 10, 0).stream()
                .map(minutes -> now.minus(Duration.ofMinutes(minutes)))
                .map(at -> new DueAlarm(at, Alarm.AT_START, Optional.empty(), at))
                .toList();

        var judged = Misfire.judge(misfire, due, now);

        assertThat(judged.ring()).hasSize(ring);
        assertThat(judged.missed()).hasSize(missed);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PT1H, true
            PT2H, false
            """)
    void aFenceOfBeforeSpansWerePartOfItHoldsAsLongAsItsInstantDoes(String span, boolean isStillThere) {
        var fence = new Fence(ID, "20260320T090000[Europe/Berlin]", "ENDPT-5M");
        var start = Instant.parse("2026-03-20T08:00:00Z");
        var due = Instant.parse("2026-03-20T08:55:00Z");
        var fire = new Fire(1, fence, due, start, "default", 0, new NagState.Due());

        var plan = plan(daily(berlin("2026-03-20T09:00"), Span.of(Duration.parse(span)), alarm(Edge.END, 0, "PT-5M")));

        assertThat(plan.stillHas(fire)).isEqualTo(isStillThere);
    }
}
