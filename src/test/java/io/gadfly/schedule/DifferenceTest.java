package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Exclusion rules and exceptions take away what they name, however much that is.
class DifferenceTest {
    private static final List<Frequency> ALL = List.of(Frequency.values());

    private static final CalendarTime START = Rules.time("20260101T000000", "UTC");

    /// They take away all multiples of 7907 seconds, but the pattern of the three has a long period.
    private static final String COPRIME =
            "FREQ=SECONDLY;BYMONTH=1|FREQ=SECONDLY;BYMONTH=2;INTERVAL=7919|FREQ=SECONDLY;INTERVAL=7907";

    private static Recurrences without(String given, String excluded) {
        return Recurrences.ofRules(
                new Schedule(START, Span.ZERO, rules(given), rules(excluded), List.of(), List.of(), List.of()),
                Zone.UTC);
    }

    private static List<RecurrenceRule> rules(String texts) {
        return Stream.of(texts.split("\\|"))
                .map(text -> Rules.rule(text, START))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            FREQ=SECONDLY            ; FREQ=SECONDLY:UNTIL=20991231T235959Z       ; 21000101T000000Z
            FREQ=SECONDLY            ; FREQ=SECONDLY:BYMONTH=1,2,3                 ; 20260401T000000Z
            FREQ=MINUTELY            ; FREQ=SECONDLY:BYMONTH=1,2,3                 ; 20260401T000000Z
            FREQ=SECONDLY            ; FREQ=SECONDLY:INTERVAL=2|FREQ=SECONDLY:BYSECOND=1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,41,43,45,47,49,51,53,55,57:UNTIL=20300101T000000Z ; 20260101T000059Z
            FREQ=HOURLY:BYMINUTE=0,30; FREQ=HOURLY:BYMINUTE=0,30:BYMONTH=1,2,3,4,5,6,7,8,9,10,11 ; 20261201T000000Z
            FREQ=DAILY:BYHOUR=9,17   ; FREQ=DAILY:BYHOUR=9,17:UNTIL=29991231T235959Z ; 30000101T090000Z
            FREQ=SECONDLY:INTERVAL=7 ; FREQ=SECONDLY:COUNT=100000                 ; 20260102T034642Z
            FREQ=MINUTELY            ; FREQ=DAILY:BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23:BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58:BYDAY=TH,FR ; 20260101T005900Z
            """)
    void whatIsLeftIsFoundBehindAnyStretch(String rule, String excluded, String expected) {
        var left = without(rule.replace(':', ';'), excluded.replace(':', ';'));

        assertEquals(expected, left.first(1).getFirst().start().text());
        assertEquals(
                left.first(1).getFirst(),
                left.before(left.first(2).getLast().startIn(Zone.UTC)).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            FREQ=SECONDLY                        ; FREQ=SECONDLY
            FREQ=SECONDLY:BYMONTH=3              ; FREQ=SECONDLY:BYMONTH=3,4
            FREQ=MINUTELY:INTERVAL=15            ; FREQ=MINUTELY:INTERVAL=5
            FREQ=SECONDLY:INTERVAL=14            ; FREQ=SECONDLY:INTERVAL=7
            FREQ=DAILY:BYHOUR=9,17               ; FREQ=HOURLY
            FREQ=DAILY                           ; FREQ=DAILY
            FREQ=YEARLY:BYMONTH=2:BYMONTHDAY=29  ; FREQ=DAILY
            FREQ=MONTHLY:BYDAY=MO,TU:BYSETPOS=1,2,3 ; FREQ=WEEKLY:BYDAY=MO,TU
            """)
    void thatNothingIsLeftIsProved(String rule, String excluded) {
        var nothing = without(rule.replace(':', ';'), excluded.replace(':', ';'));

        assertEquals(new Next.BeyondRange(), nothing.after(Instant.parse("2026-06-01T00:00:00Z")));
        assertEquals(0, nothing.all().count());
        assertTrue(nothing.before(Instant.parse("9999-06-01T00:00:00Z")).isEmpty());
    }

    @Test
    void aFiniteRuleIsCountedWithoutWhatIsGone() {
        assertEquals(
                OptionalLong.of(86_400),
                without("FREQ=SECONDLY;UNTIL=20260110T235959Z", "FREQ=SECONDLY;UNTIL=20260109T235959Z")
                        .count());
        assertEquals(
                OptionalLong.of(0),
                without("FREQ=SECONDLY;UNTIL=20260110T235959Z", "FREQ=SECONDLY").count());
    }

    @Test
    void aRuleOfWhichNothingIsLeftIsProvedSoWhateverStandsBesideIt() {
        var left = without(
                "FREQ=MONTHLY;INTERVAL=18;BYMONTH=5;BYDAY=WE,FR,SA;WKST=SA|FREQ=DAILY;INTERVAL=16",
                "FREQ=DAILY;INTERVAL=2");

        assertEquals(new Next.BeyondRange(), left.after(Instant.EPOCH));
        assertEquals(0, left.all().count());
    }

    @Test
    void whatCannotBeFoundInBoundedWorkIsSaid() {
        var left = without("FREQ=SECONDLY;INTERVAL=7907;BYMONTH=1,2,3,4", COPRIME);

        assertEquals(
                new Next.BeyondCost(new Refusal(Refusal.Reason.TOO_COSTLY, "EXRULE")),
                left.after(Instant.parse("2026-06-01T00:00:00Z")));
        assertThrows(RefusedException.class, () -> left.all().count());
        assertFalse(left.contains(Instant.parse("2026-06-01T00:00:00Z")));
        assertEquals(
                0,
                left.startsBetween(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z"))
                        .count());
    }

    @Test
    void whatCannotBeFoundHidesNothingThatStandsBesideIt() {
        var june = Instant.parse("2026-06-01T00:00:00Z");
        var nine = Instant.parse("2026-06-01T09:00:00Z");
        var left = without("FREQ=SECONDLY;INTERVAL=7907;BYMONTH=1,2,3,4|FREQ=DAILY;BYHOUR=9", COPRIME);

        assertEquals(nine, next(left, june));
        assertEquals(3, left.listBetween(june, june.plus(Duration.ofDays(3))).size());
        assertTrue(left.contains(nine));
    }

    @Test
    void whatCannotBeFoundHidesNoDate() {
        var nine = Rules.time("20260601T090000", "UTC");
        var costly = Rules.rule("FREQ=SECONDLY;INTERVAL=7907;BYMONTH=1,2,3,4", START);
        var left = Recurrences.ofRules(
                new Schedule(
                        START,
                        Span.ZERO,
                        List.of(costly),
                        rules(COPRIME),
                        List.of(RecurrenceDate.of(nine)),
                        List.of(),
                        List.of()),
                Zone.UTC);

        assertEquals(nine.in(Zone.UTC), next(left, Instant.parse("2026-06-01T00:00:00Z")));
    }

    private static Instant next(Recurrences left, Instant instant) {
        return assertInstanceOf(Next.At.class, left.after(instant)).occurrence().startIn(Zone.UTC);
    }

    /// Ten thousand instances in a row that were moved: who comes to each of them in turn asks for the next that was
    /// not.
    @Test
    void whoGoesThroughALongStretchPaysForItOnce() {
        var moved = LongStream.range(0, 10_000).map(day -> day * WallTimes.DAY).toArray();
        var daily = new Counting(new TimesOfDays(Days.ALL, TimesOfDay.of(0)));
        var left = Remembering.of(new Difference(daily, WallSets.listed(moved), Set.of()));

        for (var time : moved) {
            assertEquals(10_000 * WallTimes.DAY, left.ceiling(time));
        }

        assertTrue(daily.asked <= 10_100, "asked " + daily.asked + " times");
    }

    /// Counts how often it is asked.
    private static final class Counting implements WallTimes {
        private final WallTimes times;
        private int asked;

        Counting(WallTimes times) {
            this.times = times;
        }

        @Override
        public long ceiling(long time) {
            asked++;
            return times.ceiling(time);
        }

        @Override
        public long floor(long time) {
            asked++;
            return times.floor(time);
        }
    }

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void whatIsLeftIsWhatTheTableSays(Frequency frequency) {
        var random = new Random(11 + ALL.indexOf(frequency));
        for (var i = 0; i < 100; i++) {
            var start = RandomRules.moment(random);
            var end = switch (frequency) {
                case SECONDLY -> start.plusHours(1);
                case MINUTELY -> start.plusHours(20);
                case HOURLY -> start.plusDays(20);
                case DAILY, WEEKLY, MONTHLY, YEARLY -> start.plusYears(3);
            };
            compare(
                    List.of(RandomRules.rule(random, frequency)),
                    excluded(random, frequency),
                    exceptions(random, start),
                    start,
                    end);
        }
    }

    private static List<String> excluded(Random random, Frequency frequency) {
        var other = ALL.get(Math.max(0, ALL.indexOf(frequency) - random.nextInt(2)));
        return random.nextBoolean()
                ? List.of("FREQ=" + other + ";INTERVAL=" + (1 + random.nextInt(3)))
                : List.of(RandomRules.rule(random, frequency), RandomRules.rule(random, other));
    }

    private static List<CalendarTime> exceptions(Random random, LocalDateTime start) {
        var exceptions = new ArrayList<CalendarTime>();
        for (var i = random.nextInt(4); i > 0; i--) {
            exceptions.add(
                    random.nextBoolean()
                            ? new CalendarTime.Day(start.toLocalDate().plusDays(random.nextInt(40)))
                            : new CalendarTime.Floating(start.plusDays(random.nextInt(40))));
        }
        return exceptions;
    }

    private static void compare(
            List<String> rules,
            List<String> excluded,
            List<CalendarTime> exceptions,
            LocalDateTime start,
            LocalDateTime end) {
        var floating = new CalendarTime.Floating(start);
        var schedule = new Schedule(
                floating,
                Span.ZERO,
                rules.stream().map(text -> Rules.rule(text, floating)).toList(),
                excluded.stream().map(text -> Rules.rule(text, floating)).toList(),
                List.of(),
                exceptions,
                List.of());

        var gone = new HashSet<LocalDateTime>();
        schedule.exclusionRules()
                .forEach(rule -> gone.addAll(RfcTable.of(rule, start).datesBefore(end)));
        var expected = schedule.rules().stream()
                .flatMap(rule -> RfcTable.of(rule, start).datesBefore(end).stream())
                .filter(date -> !gone.contains(date) && exceptions.stream().noneMatch(time -> covers(time, date)))
                .toList();

        assertEquals(
                expected,
                Recurrences.ofRules(schedule, Zone.UTC)
                        .between(start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC))
                        .map(occurrence -> occurrence.start().local())
                        .toList(),
                schedule::toString);
    }

    private static boolean covers(CalendarTime exception, LocalDateTime date) {
        return exception instanceof CalendarTime.Day(var day)
                ? day.equals(date.toLocalDate())
                : exception.local().equals(date);
    }
}
