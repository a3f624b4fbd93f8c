package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.schedule.Refusal.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Small rules that make other engines hang, run out of memory, or drop the rule without a word.
class HostileRulesTest {
    private static final CalendarTime START = Rules.time("20260101T090000", "UTC");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static Next next(String start, String rule) {
        return Rules.recurrences(start, "UTC", rule).after(JUNE);
    }

    private static String nextStart(String start, String rule) {
        return assertInstanceOf(Next.At.class, next(start, rule))
                .occurrence()
                .start()
                .text();
    }

    private static Refusal refusal(String rule) {
        return assertInstanceOf(Parsed.Refused.class, RecurrenceRule.parse(rule, START))
                .refusal();
    }

    private static String list(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(textBlock = """
                FREQ=SECONDLY;COUNT=2147483647, TOO_COSTLY, COUNT=2147483647
                FREQ=DAILY;COUNT=100001, TOO_COSTLY, COUNT=100001
                FREQ=DAILY;COUNT=2147483648, OUT_OF_RANGE, COUNT=2147483648
                FREQ=DAILY;COUNT=0, OUT_OF_RANGE, COUNT=0
                FREQ=DAILY;COUNT=-1, OUT_OF_RANGE, COUNT=-1
                FREQ=DAILY;INTERVAL=0, OUT_OF_RANGE, INTERVAL=0
                FREQ=DAILY;INTERVAL=-1, OUT_OF_RANGE, INTERVAL=-1
                FREQ=DAILY;INTERVAL=2147483648, OUT_OF_RANGE, INTERVAL=2147483648
                FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2147483647, OUT_OF_RANGE, BYSETPOS=2147483647
                FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0, OUT_OF_RANGE, BYSETPOS=0
                FREQ=MONTHLY;BYSETPOS=1, NOT_ALLOWED_HERE, BYSETPOS=1
                FREQ=YEARLY;BYMONTH=13, OUT_OF_RANGE, BYMONTH=13
                FREQ=YEARLY;BYMONTH=0, OUT_OF_RANGE, BYMONTH=0
                FREQ=MONTHLY;BYMONTHDAY=32, OUT_OF_RANGE, BYMONTHDAY=32
                FREQ=YEARLY;BYYEARDAY=-367, OUT_OF_RANGE, BYYEARDAY=-367
                FREQ=YEARLY;BYDAY=54MO, OUT_OF_RANGE, BYDAY=54MO
                FREQ=YEARLY;BYDAY=0MO, OUT_OF_RANGE, BYDAY=0MO
                FREQ=YEARLY;BYDAY=XX, NOT_A_RULE, BYDAY=XX
                FREQ=WEEKLY;BYDAY=1MO, NOT_ALLOWED_HERE, BYDAY=1MO
                FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO, NOT_ALLOWED_HERE, BYDAY=1MO
                FREQ=DAILY;BYHOUR=24, OUT_OF_RANGE, BYHOUR=24
                FREQ=DAILY;BYSECOND=61, OUT_OF_RANGE, BYSECOND=61
                FREQ=DAILY;BYHOUR=, NOT_A_RULE, BYHOUR=
                FREQ=DAILY;COUNT=1;UNTIL=20260101T000000Z, CONTRADICTION, UNTIL=20260101T000000Z
                FREQ=DAILY;COUNT=1;COUNT=2, CONTRADICTION, COUNT=2
                FREQ=DAILY;UNTIL=20260230, NO_SUCH_TIME, UNTIL=20260230
                FREQ=FORTNIGHTLY, NOT_A_RULE, FREQ=FORTNIGHTLY
                INTERVAL=2, NOT_A_RULE, FREQ
                FREQ=DAILY;BYEASTER=1, NOT_A_RULE, BYEASTER=1
                RSCALE=CHINESE;FREQ=YEARLY, UNKNOWN_SCALE, RSCALE=CHINESE
                RSCALE=HEBREW;FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=30, UNKNOWN_SCALE, RSCALE=HEBREW
                FREQ=YEARLY;RSCALE=ISLAMIC-CIVIL;BYMONTH=9, UNKNOWN_SCALE, RSCALE=ISLAMIC-CIVIL
                RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=5L, NOT_A_RULE, BYMONTH=5L
                RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=SIDEWARDS, NOT_A_RULE, SKIP=SIDEWARDS
                """)
        void withTheOffendingPart(String rule, Reason reason, String part) {
            assertEquals(new Refusal(reason, part), refusal(rule));
        }

        @Test
        void moreRulesThanAreExpandedSideBySide() {
            var rules = IntStream.rangeClosed(1, RuleLimits.MAX_RULES + 1)
                    .mapToObj(interval -> RecurrenceRule.every(interval, RecurrenceRule.Frequency.DAILY))
                    .toList();

            assertEquals(Parsed.refused(Reason.TOO_COSTLY, "FREQ=DAILY;INTERVAL=21"), RecurrenceRule.together(rules));
            assertEquals(
                    Parsed.of(rules.subList(0, 20)),
                    RecurrenceRule.together(Stream.concat(
                                    rules.stream().limit(20), rules.stream().limit(20))
                            .toList()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ";BYSETPOS=-1"})
        void allCombinationsOfFullListsAreTooCostly(String more) {
            var rule = "FREQ=YEARLY;BYMONTHDAY=" + list(1, 31) + ";BYHOUR=" + list(0, 23) + ";BYMINUTE=" + list(0, 59)
                    + ";BYSECOND=" + list(0, 59) + more;

            assertEquals(Reason.TOO_COSTLY, refusal(rule).reason());
        }
    }

    @Nested
    class NeverHappens {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366",
                    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366",
                    "FREQ=MONTHLY;BYDAY=6MO",
                    "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
                    "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
                    "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100",
                    "FREQ=DAILY;INTERVAL=7;BYDAY=FR",
                    "FREQ=DAILY;INTERVAL=146097;BYMONTH=2",
                    "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
                    "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=5",
                    "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,5",
                    "FREQ=SECONDLY;INTERVAL=3602;BYHOUR=0;BYMINUTE=0;BYSECOND=1",
                    "FREQ=SECONDLY;BYSECOND=5;BYSETPOS=2",
                    "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=31;SKIP=FORWARD;BYSETPOS=2,3"
                })
        void isProved(String rule) {
            var recurrences = Rules.recurrences("20260101T090000", "UTC", rule);

            assertEquals(new Next.Never(), recurrences.after(JUNE));
            assertTrue(recurrences.notes().contains(Recurrences.Note.RULE_NEVER_HAPPENS));
        }

        @Test
        void butAStartInTheLastDaysOfTheCalendarIsNotAProof() {
            var recurrences = Rules.recurrences("99991229T000000", "UTC", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1");

            assertEquals(new Next.BeyondRange(), recurrences.after(Instant.parse("9999-12-30T00:00:00Z")));
        }

        @Test
        void butAnIntervalThatMissesForCenturiesIsNotAProof() {
            assertEquals(new Next.BeyondRange(), next("20260101T090000", "FREQ=YEARLY;INTERVAL=2147483647"));
            assertEquals(
                    new Next.BeyondRange(),
                    next(
                            "20260101T000001",
                            "FREQ=SECONDLY;INTERVAL=3601;BYHOUR=0;BYMINUTE=0;BYSECOND=0;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"));
        }
    }

    @Nested
    class Answered {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                20260101T090000 | FREQ=SECONDLY                                            | 20260601T000001Z
                19700101T000000 | FREQ=SECONDLY                                            | 20260601T000001Z
                00010101T000000 | FREQ=DAILY;UNTIL=99991231T000000Z                        | 20260602T000000Z
                20260101T000000 | FREQ=SECONDLY;INTERVAL=86399;BYHOUR=0;BYMINUTE=0;BYSECOND=0 | 22620722T000000Z
                20260101T000000 | FREQ=SECONDLY;INTERVAL=2147483647                        | 20940119T031407Z
                20260101T000000 | FREQ=YEARLY;COUNT=100000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO | 20440229T000000Z
                20260101T000000 | FREQ=HOURLY;BYMONTH=9;BYMONTHDAY=2                       | 20260902T000000Z
                20200101T000000 | FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29                       | 20280229T000000Z
                """)
        void byArithmetic(String start, String rule, String expected) {
            assertEquals(expected, nextStart(start, rule));
        }

        @Test
        void aListOfTenThousandEqualDaysIsOne() {
            var rule = Rules.rule("FREQ=DAILY;BYDAY=" + String.join(",", Collections.nCopies(10_000, "MO")), START);

            assertEquals("FREQ=DAILY;BYDAY=MO", rule.text());
            assertEquals("20260608T090000Z", nextStart("20260101T090000", rule.text() + ";BYMONTHDAY=8"));
        }

        @Test
        void anEndBeforeTheStartIsAnEnd() {
            var recurrences = Rules.recurrences("20260101T090000", "UTC", "FREQ=DAILY;UNTIL=20251231T000000Z");

            assertEquals(0, recurrences.all().count());
            assertEquals(new Next.Ended(), recurrences.after(Instant.EPOCH));
            assertTrue(recurrences.notes().contains(Recurrences.Note.ENDED_BEFORE_START));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=DAILY;INTERVAL=2;BYHOUR=9;BYSETPOS=",
                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYSETPOS=",
                    "FREQ=MONTHLY;INTERVAL=7;BYDAY=MO;BYSETPOS=6,",
                    "FREQ=YEARLY;BYDAY=MO;BYSETPOS=54,"
                })
        void placesThatNoPeriodHasAreNotLookedFor(String rule) {
            assertEquals(new Next.Never(), next("20260101T090000", rule + list(60, 366) + "," + list(-366, -60)));
        }

        @Test
        void placesAreThoseThatAPeriodCanHaveInOrderAndOnce() {
            var places = Places.of(List.of(-1, 1, 6, 7, 300, -300), 3, 2);

            assertArrayEquals(new int[] {0, 5}, places.in(3));
            assertArrayEquals(new int[] {0, 1}, places.in(1));
            assertTrue(Places.of(List.of(7, -7), 3, 2).isEmpty());
        }

        @Test
        void countIsReachedByArithmeticWhereFewTicksAreAllowed() {
            var counted = Rules.recurrences(
                    "20260101T090000", "UTC", "FREQ=SECONDLY;INTERVAL=3599;BYMINUTE=0;BYSECOND=0;COUNT=15000");

            assertEquals(15_000, counted.count().orElseThrow());
        }

        @Test
        void anExclusionOfEverythingEndsTheSearch() {
            var second = Rules.rule("FREQ=SECONDLY", START);
            var nothing =
                    new Schedule(START, Span.ZERO, List.of(second), List.of(second), List.of(), List.of(), List.of());

            assertEquals(
                    new Next.BeyondRange(), Recurrences.of(nothing, Zone.UTC).after(JUNE));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=DAILY;INTERVAL=2;BYHOUR=9;BYSETPOS=2",
                    "FREQ=DAILY;INTERVAL=7;BYDAY=FR",
                })
        void aRuleThatNeverMatchesIsSearchedOnceBesideAnother(String never) {
            var daily = Rules.rule("FREQ=DAILY", START);
            var rule = Rules.rule(never, START);
            var added =
                    new Schedule(START, Span.ZERO, List.of(daily, rule), List.of(), List.of(), List.of(), List.of());
            var excluded =
                    new Schedule(START, Span.ZERO, List.of(daily), List.of(rule), List.of(), List.of(), List.of());

            for (var schedule : List.of(added, excluded)) {
                assertEquals(
                        20_000, Recurrences.of(schedule, Zone.UTC).first(20_000).size());
            }
        }

        @Test
        void aWeeklyRuleThatStartsInTheFarFutureHasDates() {
            assertEquals("24000103T090000Z", nextStart("24000103T090000", "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1"));
        }

        @Test
        void theEndOfTimeIsReached() {
            var recurrences = Rules.recurrences("99991230T235958", "UTC", "FREQ=SECONDLY");

            assertEquals(2 + 86_400, recurrences.all().count());
            assertEquals(new Next.BeyondRange(), recurrences.after(Instant.parse("9999-12-31T23:59:59Z")));
        }
    }
}
