package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.schedule.Rescheduled.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceSetTest {
    private static final String BERLIN = "Europe/Berlin";
    private static final CalendarTime NINE = time("20260105T090000");
    private static final RecurrenceRule DAILY = Rules.rule("FREQ=DAILY", NINE);

    private static CalendarTime time(String text) {
        return Rules.time(text, BERLIN);
    }

    private static Schedule daily(
            List<RecurrenceDate> dates, List<CalendarTime> exceptions, List<Rescheduled> overrides) {
        return new Schedule(NINE, Span.ZERO, List.of(DAILY), List.of(), dates, exceptions, overrides);
    }

    private static List<String> first(int count, Schedule schedule) {
        return Rules.starts(Recurrences.of(schedule, Zone.UTC).first(count));
    }

    @Nested
    class Start {
        @Test
        void isTheFirstInstanceThoughItsRuleDoesNotGiveItAndIsCounted() {
            var schedule = Rules.schedule(NINE, "FREQ=WEEKLY;BYDAY=TU;COUNT=3");
            var recurrences = Recurrences.of(schedule, Zone.UTC);

            assertEquals(List.of("20260105T090000", "20260106T090000", "20260113T090000"), first(9, schedule));
            assertEquals(Set.of(Recurrences.Note.START_OUTSIDE_RULES), recurrences.notes());
            assertEquals(OptionalLong.of(3), recurrences.count());
        }

        @Test
        void isNotAmongWhatTheRulesGiveThen() {
            var schedule = Rules.schedule(NINE, "FREQ=WEEKLY;BYDAY=TU;COUNT=3");

            assertEquals(
                    List.of("20260106T090000", "20260113T090000", "20260120T090000"),
                    Rules.starts(Recurrences.ofRules(schedule, Zone.UTC).first(9)));
        }

        @Test
        void aloneIsAScheduleThatEnds() {
            var once = Recurrences.of(Schedule.once(NINE), Zone.UTC);

            assertEquals(List.of("20260105T090000"), first(9, Schedule.once(NINE)));
            assertEquals(new Next.Ended(), once.after(NINE.in(Zone.UTC)));
            assertEquals(OptionalLong.of(1), once.count());
        }
    }

    @Nested
    class Until {
        @Test
        void inTheSecondPassOfAnOverlapLetsTheFirstThrough() {
            var schedule = Rules.schedule(time("20261020T024500"), "FREQ=DAILY;UNTIL=20261025T011500Z");
            var all = Recurrences.of(schedule, Zone.UTC).all().toList();

            assertEquals(6, all.size());
            assertEquals(
                    Instant.parse("2026-10-25T00:45:00Z"), all.getLast().start().in(Zone.UTC));
        }

        @Test
        void inAGapsShadowLeavesOutWhatTheGapMovedBehindIt() {
            var daily = Rules.schedule(time("20260327T023000"), "FREQ=DAILY;UNTIL=20260329T011500Z");
            var quarters = Rules.schedule(time("20260329T014500"), "FREQ=MINUTELY;INTERVAL=15;UNTIL=20260329T011500Z");
            var afterwards = Rules.schedule(time("20260327T023000"), "FREQ=DAILY;UNTIL=20260329T013000Z");

            assertEquals(List.of("20260327T023000", "20260328T023000"), first(9, daily));
            assertEquals(List.of("20260329T014500", "20260329T030000", "20260329T031500"), first(9, quarters));
            assertEquals("20260329T033000", first(9, afterwards).getLast());
        }

        @Test
        void asADateIsThatDayEvenWhereAGapTakesItsEnd() {
            var start = Rules.time("20260326T003000", "America/Nuuk");

            assertEquals(
                    List.of("20260326T003000", "20260327T003000", "20260328T003000"),
                    first(9, Rules.schedule(start, "FREQ=DAILY;UNTIL=20260328")));
        }

        @Test
        void inTheSecondPassIsNotBeforeAStartInTheFirst() {
            var schedule = Rules.schedule(time("20261025T024500"), "FREQ=DAILY;UNTIL=20261025T011500Z");
            var recurrences = Recurrences.ofRules(schedule, Zone.UTC);

            assertEquals(1, recurrences.all().count());
            assertEquals(Set.of(), recurrences.notes());
        }
    }

    @Nested
    class Exceptions {
        @ParameterizedTest
        @CsvSource({"20260106T090000", "20260106", "20260106T080000Z"})
        void takeAnInstanceAwayHoweverTheyAreWritten(String exception) {
            var schedule = daily(List.of(), List.of(time(exception)), List.of());

            assertEquals(List.of("20260105T090000", "20260107T090000"), first(2, schedule));
        }

        @Test
        void ofAnotherTimeOfDayTakeNothingAway() {
            var schedule = daily(List.of(), List.of(time("20260106T100000")), List.of());

            assertEquals("20260106T090000", first(2, schedule).getLast());
        }

        @Test
        void asADateTakeAllOfADayAway() {
            var start = time("20260105T090000");
            var schedule = new Schedule(
                    start,
                    Span.ZERO,
                    List.of(Rules.rule("FREQ=DAILY;BYHOUR=9,17", start)),
                    List.of(),
                    List.of(),
                    List.of(Rules.time("20260105")),
                    List.of());

            assertEquals(List.of("20260106T090000", "20260106T170000"), first(2, schedule));
        }
    }

    @Nested
    class ExclusionRules {
        @ParameterizedTest
        @CsvSource({"20260106T100000", "20260106T090000Z"})
        void takeDatesAwayWhetherTheyBringADurationOrNot(String date) {
            var tens = Rules.rule("FREQ=DAILY;BYHOUR=10", NINE);
            for (var span : List.of(Optional.<Span>empty(), Optional.of(Span.ofDays(1)))) {
                var schedule = new Schedule(
                        NINE,
                        Span.ZERO,
                        List.of(DAILY),
                        List.of(tens),
                        List.of(new RecurrenceDate(time(date), span)),
                        List.of(),
                        List.of());

                assertEquals(List.of("20260105T090000", "20260106T090000", "20260107T090000"), first(3, schedule));
            }
        }
    }

    @Nested
    class Dates {
        @Test
        void comeInAmongTheOthersAndEachInstantOnce() {
            var dates = List.of(
                    RecurrenceDate.of(time("20260105T120000")),
                    RecurrenceDate.of(time("20260106T090000")),
                    RecurrenceDate.of(time("20260106T080000Z")));

            assertEquals(
                    List.of("20260105T090000", "20260105T120000", "20260106T090000", "20260107T090000"),
                    first(4, daily(dates, List.of(), List.of())));
        }

        @Test
        void asAPeriodBringTheirDuration() {
            var hour = Span.of(Duration.ofHours(1));
            var date = new RecurrenceDate(time("20260105T120000"), Optional.of(hour));
            var found = Recurrences.of(daily(List.of(date), List.of(), List.of()), Zone.UTC)
                    .first(2)
                    .getLast();

            assertEquals(hour, found.span());
            assertEquals(Instant.parse("2026-01-05T12:00:00Z"), found.endIn(Zone.UTC));
        }

        @Test
        void inTheSecondPassOfAnOverlapAreKept() {
            var second = Rules.time("20261025T013000Z");
            var schedule = new Schedule(
                    time("20261025T023000"),
                    Span.ZERO,
                    List.of(),
                    List.of(),
                    List.of(RecurrenceDate.of(second)),
                    List.of(),
                    List.of());

            assertEquals(
                    List.of(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")),
                    Recurrences.of(schedule, Zone.UTC).first(3).stream()
                            .map(occurrence -> occurrence.startIn(Zone.UTC))
                            .toList());
        }
    }

    @Nested
    class Overrides {
        @Test
        void moveOneInstanceWhichKeepsItsName() {
            var moved = new Rescheduled(time("20260106T090000"), Range.THIS, time("20260108T153000"), Span.ofDays(1));
            var all = Recurrences.of(daily(List.of(), List.of(), List.of(moved)), Zone.UTC)
                    .first(5);

            assertEquals(
                    List.of(
                            "20260105T090000",
                            "20260107T090000",
                            "20260108T090000",
                            "20260108T153000",
                            "20260109T090000"),
                    Rules.starts(all));
            assertEquals("20260106T090000", all.get(3).recurrenceId().text());
            assertEquals(Span.ofDays(1), all.get(3).span());
        }

        @Test
        void nameTheirInstanceInUtcToo() {
            var moved = new Rescheduled(Rules.time("20260106T080000Z"), Range.THIS, time("20260106T100000"), Span.ZERO);

            assertEquals(
                    List.of("20260105T090000", "20260106T100000", "20260107T090000"),
                    first(3, daily(List.of(), List.of(), List.of(moved))));
        }

        @Test
        void moveAllThatFollow() {
            var later = new Rescheduled(
                    time("20260107T090000"), Range.THIS_AND_FUTURE, time("20260107T110000"), Span.ofDays(2));
            var all = Recurrences.of(daily(List.of(), List.of(time("20260108")), List.of(later)), Zone.UTC)
                    .first(4);

            assertEquals(
                    List.of("20260105T090000", "20260106T090000", "20260107T110000", "20260109T110000"),
                    Rules.starts(all));
            assertEquals("20260109T090000", all.getLast().recurrenceId().text());
            assertEquals(Span.ofDays(2), all.getLast().span());
        }

        @Test
        void standBesideTheInstanceThatTheyMeet() {
            var meeting =
                    List.of(moved("20260107T090000", "20260106T090000"), moved("20260108T090000", "20260106T090000"));
            var recurrences = Recurrences.of(daily(List.of(), List.of(), meeting), Zone.UTC);
            var sixth = Rules.at("2026-01-06T08:00:00Z");

            assertEquals(
                    Set.of("20260106T090000", "20260107T090000", "20260108T090000"),
                    names(recurrences.between(sixth, sixth.plusSeconds(1))));
            assertEquals(
                    names(recurrences.between(sixth, sixth.plusSeconds(1))), names(recurrences.at(sixth).stream()));
            assertEquals(
                    List.of(
                            "20260105T090000",
                            "20260106T090000",
                            "20260106T090000",
                            "20260106T090000",
                            "20260109T090000"),
                    Rules.starts(recurrences.first(5)));
            assertEquals(List.of(), recurrences.at(sixth.plusSeconds(1)));
        }

        @Test
        void bringAllThatFollowBesideThoseBefore() {
            var later =
                    new Rescheduled(time("20260107T090000"), Range.THIS_AND_FUTURE, time("20260106T090000"), Span.ZERO);
            var sixth = Rules.at("2026-01-06T08:00:00Z");

            assertEquals(
                    Set.of("20260106T090000", "20260107T090000"),
                    names(Recurrences.of(daily(List.of(), List.of(), List.of(later)), Zone.UTC).at(sixth).stream()));
        }

        @Test
        void areCountedEach() {
            var start = time("20260105T090000");
            var thrice = Rules.rule("FREQ=DAILY;COUNT=3", start);
            var schedule = new Schedule(
                    start,
                    Span.ZERO,
                    List.of(thrice),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(moved("20260107T090000", "20260106T090000")));

            assertEquals(3, Recurrences.of(schedule, Zone.UTC).count().orElseThrow());
        }

        private static Rescheduled moved(String name, String to) {
            return new Rescheduled(time(name), Range.THIS, time(to), Span.ZERO);
        }

        private static Set<String> names(Stream<Occurrence> occurrences) {
            return occurrences
                    .map(occurrence -> occurrence.recurrenceId().text())
                    .collect(Collectors.toSet());
        }

        @Test
        void moveADateWithADurationThatFollowsToo() {
            var later =
                    new Rescheduled(time("20260107T090000"), Range.THIS_AND_FUTURE, time("20260107T110000"), Span.ZERO);
            var period = new RecurrenceDate(time("20260108T120000"), Optional.of(Span.of(Duration.ofHours(1))));
            var moved = daily(List.of(period), List.of(), List.of(later));

            assertEquals(
                    List.of("20260107T110000", "20260108T110000", "20260108T140000"),
                    first(5, moved).subList(2, 5));
        }

        @Test
        void moveOneInstanceAfterAllWereMoved() {
            var later =
                    new Rescheduled(time("20260107T090000"), Range.THIS_AND_FUTURE, time("20260107T110000"), Span.ZERO);
            var one = new Rescheduled(time("20260108T090000"), Range.THIS, time("20260108T200000"), Span.ZERO);

            assertEquals(
                    List.of("20260105T090000", "20260106T090000", "20260107T110000", "20260108T200000"),
                    first(4, daily(List.of(), List.of(), List.of(later, one))));
        }
    }

    @Nested
    class Why {
        private List<Cause> why(Schedule schedule, String time) {
            return Recurrences.of(schedule, Zone.UTC).why(time(time).in(Zone.UTC));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                FREQ=DAILY;BYMONTH=3             | 20260201T090000 | BYMONTH=3
                FREQ=WEEKLY;BYDAY=MO,WE          | 20260106T090000 | BYDAY=MO,WE
                FREQ=WEEKLY                      | 20260106T090000 | DTSTART
                FREQ=WEEKLY;INTERVAL=2           | 20260112T090000 | INTERVAL=2
                FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1 | 20260112T090000 | BYSETPOS=1
                FREQ=MONTHLY;BYMONTHDAY=-1       | 20260112T090000 | BYMONTHDAY=-1
                FREQ=YEARLY;BYWEEKNO=20          | 20260112T090000 | BYWEEKNO=20
                FREQ=YEARLY;BYYEARDAY=100        | 20260112T090000 | BYYEARDAY=100
                FREQ=DAILY;BYHOUR=8              | 20260112T090000 | BYHOUR=8
                FREQ=DAILY                       | 20260112T100000 | DTSTART
                FREQ=HOURLY;INTERVAL=5           | 20260105T130000 | INTERVAL=5
                FREQ=DAILY;COUNT=3               | 20260112T090000 | COUNT=3
                FREQ=DAILY;UNTIL=20260110T080000Z | 20260112T090000 | UNTIL=20260110T080000Z
                FREQ=DAILY                       | 20260104T090000 | DTSTART
                """)
        void namesThePartThatForbids(String rule, String time, String part) {
            var schedule = Rules.schedule(NINE, rule);

            assertEquals(List.of(new Cause.ForbiddenBy(schedule.rules().getFirst(), part)), why(schedule, time));
        }

        @Test
        void saysThatAnHourIsThereForTheSecondTime() {
            var schedule = Rules.schedule(NINE, "FREQ=HOURLY");

            assertEquals(
                    List.of(new Cause.SecondPass()),
                    Recurrences.of(schedule, Zone.UTC).why(Instant.parse("2026-10-25T01:00:00Z")));
        }

        @Test
        void saysWhereAStartCameFromThatAllWereMovedWith() {
            var later = new Rescheduled(NINE, Range.THIS_AND_FUTURE, time("20260105T110000"), Span.ZERO);
            var weekly = Rules.rule("FREQ=WEEKLY;BYDAY=TU", NINE);
            var schedule =
                    new Schedule(NINE, Span.ZERO, List.of(weekly), List.of(), List.of(), List.of(), List.of(later));

            assertTrue(why(schedule, "20260105T110000").contains(new Cause.MovedHere(later)));
        }

        @Test
        void saysWhoMovedAnInstanceIntoAGap() {
            var start = time("20260320T110000");
            var earlier = moveAll("20260321T110000", "20260321T100000");
            var intoTheGap = moveAll("20260325T110000", "20260325T023000");
            var schedule = new Schedule(
                    start, Span.ZERO, List.of(DAILY), List.of(), List.of(), List.of(), List.of(earlier, intoTheGap));

            assertEquals("20260329T033000", first(10, schedule).getLast());
            assertTrue(why(schedule, "20260329T023000").contains(new Cause.MovedHere(intoTheGap)));
            assertTrue(why(schedule, "20260323T110000").contains(new Cause.MovedAway(earlier)));
            assertTrue(why(schedule, "20260330T110000").contains(new Cause.MovedAway(intoTheGap)));
            assertFalse(why(schedule, "20260330T100000").contains(new Cause.MovedHere(earlier)));
        }

        private static Rescheduled moveAll(String name, String to) {
            return new Rescheduled(time(name), Range.THIS_AND_FUTURE, time(to), Span.ZERO);
        }

        @Test
        void namesWhatGaveAndWhatTookAway() {
            var moved = new Rescheduled(time("20260107T090000"), Range.THIS, time("20260107T100000"), Span.ZERO);
            var date = RecurrenceDate.of(time("20260109T090000"));
            var schedule = daily(List.of(date), List.of(time("20260106")), List.of(moved));

            assertEquals(
                    List.of(new Cause.GivenByStart(), new Cause.GivenByRule(DAILY)), why(schedule, "20260105T090000"));
            assertEquals(
                    List.of(new Cause.GivenByRule(DAILY), new Cause.RemovedByException(time("20260106"))),
                    why(schedule, "20260106T090000"));
            assertEquals(
                    List.of(new Cause.GivenByRule(DAILY), new Cause.MovedAway(moved)),
                    why(schedule, "20260107T090000"));
            assertTrue(why(schedule, "20260107T100000").contains(new Cause.MovedHere(moved)));
            assertEquals(
                    List.of(new Cause.GivenByDate(date), new Cause.GivenByRule(DAILY)),
                    why(schedule, "20260109T090000"));
        }
    }

    @Nested
    class Skipping {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                20240131T090000 | FREQ=MONTHLY;COUNT=4                                  | 20240131 20240331 20240531 20240731
                20240131T090000 | RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4   | 20240131 20240229 20240331 20240430
                20240131T090000 | RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4    | 20240131 20240301 20240331 20240501
                20240131T090000 | RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=3;SKIP=FORWARD;COUNT=4 | 20240131 20240501 20240731 20241031
                20241130T090000 | RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=3;SKIP=FORWARD;COUNT=4 | 20241130 20250301 20250530 20250830
                20240229T090000 | RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD;COUNT=3    | 20240229 20250228 20260228
                20240229T090000 | RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=3     | 20240229 20250301 20260301
                20240130T090000 | FREQ=MONTHLY;BYMONTHDAY=30,31;SKIP=BACKWARD;COUNT=4;RSCALE=GREGORIAN | 20240130 20240131 20240229 20240330
                """)
        void movesDatesThatAreNotThere(String start, String rule, String expected) {
            assertEquals(
                    List.of(expected.split(" ")),
                    Rules.starts(Rules.recurrences(start, BERLIN, rule).first(9)).stream()
                            .map(time -> time.substring(0, 8))
                            .toList());
        }
    }
}
