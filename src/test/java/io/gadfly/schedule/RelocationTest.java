package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.schedule.Rescheduled.Range;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A daily series at 10:00 in Berlin from Monday, 5 January 2026.
class RelocationTest {
    private static final String BERLIN = "Europe/Berlin";
    private static final CalendarTime TEN = berlin("20260105T100000");

    private static CalendarTime berlin(String text) {
        return Rules.time(text, BERLIN);
    }

    private static Schedule series(
            String rule, List<RecurrenceDate> dates, List<CalendarTime> exceptions, Rescheduled... overrides) {
        return new Schedule(
                TEN, Span.ZERO, List.of(Rules.rule(rule, TEN)), List.of(), dates, exceptions, List.of(overrides));
    }

    private static Schedule without(String rule, String... exceptions) {
        return series(
                rule,
                List.of(),
                List.of(exceptions).stream().map(RelocationTest::berlin).toList());
    }

    private static Schedule moved(Schedule schedule, CalendarTime start) {
        return switch (Relocation.of(schedule, start, Zone.UTC)) {
            case Parsed.Value<Relocation>(var place) -> place.schedule();
            case Parsed.Refused<Relocation>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static List<String> starts(Schedule schedule) {
        return Rules.starts(Recurrences.of(schedule, Zone.UTC).first(4));
    }

    @Nested
    class Exceptions {
        @Test
        void leaveTheSameDayOutAtAnotherTimeOfDay() {
            var later = moved(without("FREQ=DAILY", "20260107T100000"), berlin("20260105T120000"));

            assertEquals(
                    List.of("20260105T120000", "20260106T120000", "20260108T120000", "20260109T120000"), starts(later));
        }

        @Test
        void leaveTheSameDayOutWhereTheSeriesBeginsOnAnother() {
            var later = moved(without("FREQ=DAILY", "20260108T100000"), berlin("20260106T080000"));

            assertEquals(
                    List.of("20260106T080000", "20260107T080000", "20260109T080000", "20260110T080000"), starts(later));
        }

        @Test
        void goAlongToTheDayThatTheirInstanceMovesTo() {
            var onTuesdays = moved(without("FREQ=WEEKLY", "20260112T100000"), berlin("20260106T100000"));

            assertEquals(
                    List.of("20260106T100000", "20260120T100000", "20260127T100000", "20260203T100000"),
                    starts(onTuesdays));
        }

        @Test
        void stayWhereTheyNameAnAddedDate() {
            var schedule = series(
                    "FREQ=DAILY;COUNT=2",
                    List.of(RecurrenceDate.of(berlin("20260110T150000"))),
                    List.of(berlin("20260110T150000")));

            assertEquals(
                    List.of("20260105T120000", "20260106T120000"), starts(moved(schedule, berlin("20260105T120000"))));
        }

        @Test
        void ofAWholeDayStayWholeDays() {
            var schedule = without("FREQ=DAILY", "20260107");

            assertEquals(
                    List.of(Rules.time("20260107")),
                    moved(schedule, berlin("20260105T120000")).exceptions());
        }
    }

    @Nested
    class Overrides {
        private final Rescheduled toFour = new Rescheduled(
                berlin("20260107T100000"), Range.THIS, berlin("20260107T160000"), Span.of(Duration.ofHours(1)));

        @Test
        void keepTheTimeThatTheirInstanceWasMovedTo() {
            var later = moved(series("FREQ=DAILY", List.of(), List.of(), toFour), berlin("20260105T120000"));

            assertEquals(
                    List.of("20260105T120000", "20260106T120000", "20260107T160000", "20260108T120000"), starts(later));
        }

        @Test
        void goAlongWhereOnlyTheirWordsAreTheirOwn() {
            var reworded = new Rescheduled(berlin("20260107T100000"), Range.THIS, berlin("20260107T100000"), Span.ZERO);

            var later = moved(series("FREQ=DAILY", List.of(), List.of(), reworded), berlin("20260105T120000"));

            assertEquals(
                    List.of("20260105T120000", "20260106T120000", "20260107T120000", "20260108T120000"), starts(later));
        }

        @Test
        void fromOneInstanceOnKeepTheTimeOfTheLaterOnes() {
            var fromThere = new Rescheduled(
                    berlin("20260107T100000"), Range.THIS_AND_FUTURE, berlin("20260107T140000"), Span.ZERO);

            var later = moved(series("FREQ=DAILY", List.of(), List.of(), fromThere), berlin("20260105T120000"));

            assertEquals(
                    List.of("20260105T120000", "20260106T120000", "20260107T140000", "20260108T140000"), starts(later));
        }
    }

    @Nested
    class Rule {
        @Test
        void endsAfterTheSameInstances() {
            var schedule = without("FREQ=DAILY;UNTIL=20260106T090000Z");

            assertEquals(
                    List.of("20260105T120000", "20260106T120000"), starts(moved(schedule, berlin("20260105T120000"))));
        }

        @Test
        void thatEndsWithADayStillEndsWithIt() {
            var schedule = without("FREQ=DAILY;UNTIL=20260106T225959Z");

            assertEquals(
                    schedule.rules(), moved(schedule, berlin("20260105T120000")).rules());
        }

        @Test
        void ofHoursIsRefusedForWholeDays() {
            assertInstanceOf(
                    Parsed.Refused.class, Relocation.of(without("FREQ=HOURLY"), Rules.time("20260105"), Zone.UTC));
        }
    }

    @Nested
    class Elsewhere {
        @Test
        void theSameTimesAreOnTheClockOfTheNewZone() {
            var schedule = series(
                    "FREQ=DAILY;UNTIL=20260108T090000Z",
                    List.of(RecurrenceDate.of(berlin("20260110T150000"))),
                    List.of(Rules.time("20260106T090000Z")),
                    new Rescheduled(berlin("20260107T100000"), Range.THIS, berlin("20260107T160000"), Span.ZERO));

            var there = moved(schedule, Rules.time("20260105T100000", "America/New_York"));

            assertEquals(
                    List.of("20260105T100000", "20260107T160000", "20260108T100000", "20260110T150000"), starts(there));
            assertEquals(
                    "FREQ=DAILY;UNTIL=20260108T150000Z",
                    there.rules().getFirst().text());
        }

        @Test
        void aWholeDayTakesTheTimeThatTheSeriesIsGiven() {
            var day = Rules.time("20260105");
            var days = new Schedule(
                    day,
                    Span.ofDays(1),
                    List.of(Rules.rule("FREQ=DAILY;UNTIL=20260107", day)),
                    List.of(),
                    List.of(RecurrenceDate.of(Rules.time("20260110"))),
                    List.of(Rules.time("20260106")),
                    List.of());

            assertEquals(List.of("20260105T100000", "20260107T100000", "20260110T100000"), starts(moved(days, TEN)));
        }

        @Test
        void whatBecomesOfWholeDaysLosesItsTimes() {
            var schedule = series(
                    "FREQ=DAILY;UNTIL=20260108T090000Z",
                    List.of(RecurrenceDate.of(berlin("20260110T150000"))),
                    List.of(berlin("20260106T100000")),
                    new Rescheduled(berlin("20260107T100000"), Range.THIS, berlin("20260109T160000"), Span.ZERO));

            assertEquals(
                    List.of("20260105", "20260108", "20260109", "20260110"),
                    starts(moved(schedule, Rules.time("20260105"))));
        }
    }
}
