package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTest {
    private static final ScheduleWords WORDS = ScheduleWords.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                         | every day at 17:00
            FREQ=DAILY;INTERVAL=2;COUNT=10     | every other day at 17:00, 10 times
            FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30 | every day at 09:30 and 17:30
            FREQ=WEEKLY                        | every Friday at 17:00
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR   | every weekday at 17:00
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH | every other week on Monday and Thursday at 17:00
            FREQ=MONTHLY                       | every month on the 30th at 17:00
            FREQ=MONTHLY;BYMONTHDAY=1,15,-1    | every month on the 1st, 15th and last day at 17:00
            FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270331 | every last Friday of the month at 17:00, until 31 March 2027
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | every last weekday of the month at 17:00
            FREQ=YEARLY                        | every year on 30 January at 17:00
            FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU  | every last Sunday of October at 17:00
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO   | every year on Monday in week 20 at 17:00
            FREQ=MINUTELY;INTERVAL=90          | every 90 minutes
            FREQ=HOURLY;BYHOUR=9,12            | every hour in the hours 9 and 12
            FREQ=HOURLY;BYMINUTE=0,20          | every hour at minutes 0 and 20
            FREQ=MINUTELY;BYSECOND=30          | every minute at second 30
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU | every other week on Monday and Sunday (weeks start on Sunday) at 17:00
            FREQ=YEARLY;BYDAY=21MO             | every year on the 21st Monday of the year at 17:00
            FREQ=YEARLY;BYDAY=-12MO            | every year on the 12th to last Monday of the year at 17:00
            FREQ=YEARLY;BYWEEKNO=1,-1          | every year in week 1 and the last week at 17:00
            FREQ=YEARLY;BYYEARDAY=1,100,-1,-2  | every year on day 1, day 100, the second to last day and the last day of the year at 17:00
            FREQ=YEARLY;BYMONTHDAY=1           | every year on the 1st of each month at 17:00
            FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15,-1 | every year on the 15th and last day of January and July at 17:00
            FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4 | every 4 years on Tuesday, if it is the 2nd, 3rd or 4th, in November at 17:00
            FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | every month on Friday, if it is the 13th, at 17:00
            FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU,4TH | every 3 months on the second Tuesday and the fourth Thursday at 17:00
            FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=1,-1 | every month on Monday and Wednesday at 17:00, only the first and last of each month
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=2 | every month on any day at 17:00, only the second of each month
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | every week on weekdays at 17:00, only the last of each week
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU | every day at 17:00
            FREQ=WEEKLY;BYDAY=SA,SU            | every weekend day at 17:00
            FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR    | every weekday at 17:00
            FREQ=DAILY;BYDAY=MO,WE             | every Monday and Wednesday at 17:00
            FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,20,40 | every day in the hours 9, 10 and 11 at minutes 0, 20 and 40
            FREQ=HOURLY;BYMINUTE=0,10;BYSETPOS=1;BYDAY=MO,TU,WE,TH,FR | every hour on weekdays at minutes 0 and 10, only the first of each hour
            FREQ=SECONDLY;INTERVAL=30;BYHOUR=9 | every 30 seconds in the hour 9
            RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD | every month on the 31st (or the day before, where there is no such day) at 17:00
            FREQ=MONTHLY;BYMONTHDAY=-22        | every month on the 22nd to last day at 17:00
            """)
    void sayARule(String rule, String words) {
        assertEquals(words, WORDS.describe(Rules.schedule(Rules.time("20260130T170000"), rule)));
    }

    /// Where the last day has what the rule gives on any, it is named alone.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20260130        |               | FREQ=DAILY;UNTIL=20260215          | every day, until 15 February 2026
            20260130T170000 |               | FREQ=DAILY;UNTIL=20260215          | every day at 17:00, until 15 February 2026
            20260130T170000 |               | FREQ=DAILY;UNTIL=20260215T170000   | every day at 17:00, until 15 February 2026
            20260130T170000 |               | FREQ=DAILY;UNTIL=20260215T165959   | every day at 17:00, until 15 February 2026 at 16:59:59
            20260130T170000 | Europe/Berlin | FREQ=DAILY;UNTIL=20260215          | every day at 17:00, Europe/Berlin, until 15 February 2026
            20260130T170000 | Europe/Berlin | FREQ=DAILY;UNTIL=20260215T160000Z  | every day at 17:00, Europe/Berlin, until 15 February 2026
            20260130T170000 | Europe/Berlin | FREQ=DAILY;UNTIL=20260215T120000Z  | every day at 17:00, Europe/Berlin, until 15 February 2026 at 13:00
            20260130T170000 | Asia/Tokyo    | FREQ=DAILY;UNTIL=20260215T150000Z  | every day at 17:00, Asia/Tokyo, until 16 February 2026 at 00:00
            20260130T170000 | Europe/Berlin | FREQ=HOURLY;UNTIL=20260215T120000Z | every hour, Europe/Berlin, until 15 February 2026 at 13:00
            20260130T170000 | Europe/Berlin | FREQ=HOURLY;UNTIL=20260215         | every hour, Europe/Berlin, until 15 February 2026
            """)
    void sayTheEndAsTheStartsClockShowsIt(String start, String zone, String rule, String words) {
        var time = Rules.time(start, zone == null ? "" : zone);

        assertEquals(words, WORDS.describe(Rules.schedule(time, rule)));
    }

    @Test
    void sayTheZoneAndTheExceptions() {
        var start = Rules.time("20260130T170000", "Europe/Berlin");
        var schedule = new Schedule(
                start,
                Span.ZERO,
                List.of(Rules.rule("FREQ=DAILY", start)),
                List.of(),
                List.of(RecurrenceDate.of(start)),
                List.of(Rules.time("20260201"), Rules.time("20260203")),
                List.of());

        assertEquals(
                "every day at 17:00, Europe/Berlin, and on 30 January 2026, except 1 February 2026 and 3 February 2026",
                WORDS.describe(schedule));
    }

    @Test
    void sayEachDayOnceAndInOrder() {
        var start = Rules.time("20260130T170000", "Europe/Berlin");
        var leftOut =
                List.of(Rules.time("20260203"), start.withLocal(start.local().plusDays(4)), Rules.time("20260201"));

        assertEquals(
                "every day at 17:00, Europe/Berlin, except 1 February 2026 and 3 February 2026",
                WORDS.describe(Schedule.repeating(start, Rules.rule("FREQ=DAILY", start))
                        .with(leftOut, List.of())));
    }

    @Nested
    class ForTimesWrittenInUtc {
        private static final Zone NEW_YORK = Zones.find("America/New_York").orElseThrow();
        private static final CalendarTime START = Rules.time("20260130T200000", "America/New_York");
        private static final Schedule SCHEDULE = new Schedule(
                START,
                Span.ZERO,
                List.of(Rules.rule("FREQ=WEEKLY", START)),
                List.of(Rules.rule("FREQ=DAILY;UNTIL=20260301T010000Z", START)),
                List.of(RecurrenceDate.of(Rules.time("20260206T040000Z"))),
                List.of(Rules.time("20260203T010000Z")),
                List.of());

        @Test
        void sayTheDayThatTheStartsClockShows() {
            assertEquals(
                    "every Friday at 20:00, America/New_York, and on 5 February 2026,"
                            + " but not every day at 20:00, America/New_York, until 28 February 2026,"
                            + " except 2 February 2026",
                    WORDS.describe(SCHEDULE));
        }

        @Test
        void sayTheSameDayToAViewerInTheZone() {
            assertEquals(
                    "every Friday at 20:00, and on 5 February 2026,"
                            + " but not every day at 20:00, until 28 February 2026, except 2 February 2026",
                    WORDS.describe(SCHEDULE, NEW_YORK));
        }

        @Test
        void leaveAnEndThatIsADayAsItIs() {
            assertEquals(
                    "every day at 20:00, until 15 February 2026",
                    WORDS.describe(Rules.schedule(START, "FREQ=DAILY;UNTIL=20260215"), NEW_YORK));
        }
    }

    @Test
    void sayTheMinuteThatTheStartSettlesAndWhatWasMoved() {
        var start = Rules.time("20260130T092000");
        var moved = new Rescheduled(start, Rescheduled.Range.THIS, Rules.time("20260131T100000"), Span.ZERO);
        var schedule = new Schedule(
                start,
                Span.ZERO,
                List.of(Rules.rule("FREQ=HOURLY", start)),
                List.of(),
                List.of(),
                List.of(),
                List.of(moved));

        assertEquals("every hour at minute 20, with one date moved", WORDS.describe(schedule));
        var allMoved = new Rescheduled(
                Rules.time("20260203T092000"),
                Rescheduled.Range.THIS_AND_FUTURE,
                Rules.time("20260203T100000"),
                Span.ZERO);
        assertEquals(
                "every hour at minute 20, with all from 3 February 2026 on moved",
                WORDS.describe(schedule.with(List.of(), List.of(allMoved))));
    }

    @Test
    void areOfOneLanguageAlsoWhereThereAreNoTextsOfTheirs() {
        assertEquals(
                "every Friday at 17:00",
                ScheduleWords.in(Locale.GERMANY)
                        .describe(Rules.schedule(Rules.time("20260130T170000"), "FREQ=WEEKLY")));
    }

    @Test
    void writeTheTimeOfDayAsTheirReaderDoes() {
        var weekly = Rules.schedule(Rules.time("20260130T170000"), "FREQ=WEEKLY");

        assertEquals(
                "every Friday at 5:00\u202fPM",
                ScheduleWords.forReader(Locale.US).describe(weekly));
        assertEquals("every Friday at 17:00", ScheduleWords.forReader(Locale.UK).describe(weekly));
    }

    @Test
    void sayASingleDate() {
        assertEquals(
                "once on Friday, 30 January 2026 at 17:00, Europe/Berlin",
                WORDS.describe(Schedule.once(Rules.time("20260130T170000", "Europe/Berlin"))));
        assertEquals("once on Friday, 30 January 2026", WORDS.describe(Schedule.once(Rules.time("20260130"))));
    }

    @Test
    void doNotDependOnTheMachinesLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(
                    "every 1,000 days at 17:00",
                    ScheduleWords.in(Locale.ENGLISH)
                            .describe(Rules.schedule(Rules.time("20260130T170000"), "FREQ=DAILY;INTERVAL=1000")));
        } finally {
            Locale.setDefault(before);
        }
    }
}
