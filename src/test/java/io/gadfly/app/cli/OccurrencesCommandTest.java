package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccurrencesCommandTest {
    @TempDir
    private Path folder = Path.of("unset");

    private final CommandLineUnderTest gadfly = new CommandLineUnderTest();

    @Test
    void zonedDatesHaveTheirOffsetBehindABlankAlsoAcrossAChange() {
        var run = gadfly.run(
                "occurrences",
                "--dtstart=20260328T020000",
                "--tz=Europe/Berlin",
                "--rrule=FREQ=DAILY;COUNT=3",
                "--exdate=20260330T020000");

        assertEquals("20260328T020000 +01:00\n20260329T030000 +02:00\n", run.out());
    }

    @Test
    void floatingDatesHaveNoOffsetAndDaysNoTime() {
        assertEquals(
                "20260101T090000\n20260102T090000\n",
                gadfly.run("occurrences", "--dtstart=20260101T090000", "--rrule=FREQ=DAILY", "--limit=2")
                        .out());
        assertEquals(
                "20260101\n20270101\n",
                gadfly.run("occurrences", "--dtstart=20260101", "--rrule=FREQ=YEARLY", "--limit=2")
                        .out());
    }

    @Test
    void windowIsHalfOpenAndAfterIsStrict() {
        var rule = new String[] {"occurrences", "--dtstart=20260101T090000", "--tz=UTC", "--rrule=FREQ=DAILY"};

        assertEquals(
                "20260102T090000 Z\n20260103T090000 Z\n",
                gadfly.run(rule, "--from=20260102T090000", "--to=20260104T090000")
                        .out());
        assertEquals(
                "20260103T090000 Z\n",
                gadfly.run(rule, "--after=20260102T090000", "--limit=1").out());
    }

    @Test
    void windowWithoutAnEndReachesTheCalendarsLastEveningInTheWest() {
        assertEquals(
                "99991231T200000 -05:00\n",
                gadfly.run(
                                "occurrences",
                                "--dtstart=99991231T200000",
                                "--tz=America/New_York",
                                "--rrule=FREQ=DAILY",
                                "--from=99991231T000000")
                        .out());
    }

    @Test
    void refusalNamesTheOffendingPartInOneLine() {
        var run = gadfly.run("occurrences", "--dtstart=20260101T090000", "--rrule=FREQ=DAILY;COUNT=0");

        assertEquals(ExitCode.WRONG_USAGE, run.code());
        assertEquals("", run.out());
        assertEquals("gadfly: out of range: COUNT=0\n", run.err());
    }

    @Test
    void batchAnswersEachLineByOneLineWhateverIsOnIt() throws IOException {
        var file = Files.writeString(folder.resolve("batch.tsv"), """
                a\t20260101T090000\tEurope/Berlin\tFREQ=DAILY;COUNT=2\t\t\t\t
                b\t20260101T090000\t\tFREQ=DAILY\t\t20260101T100000\t20260102T090000\t3
                c\t20260230T090000\t\tFREQ=DAILY\t\t\t\t
                d\t20260101T090000\tNo/Where\tFREQ=DAILY\t\t\t\t
                nothing but this
                e\t19970902T090000\tUTC\tFREQ=DAILY;COUNT=3\tFREQ=DAILY;INTERVAL=2;COUNT=2\t\t\t
                f\t20260101T090000\tEurope/Berlin\tFREQ=DAILY;COUNT=2\t\t;VALUE=DATE-TIME:20260301T090000Z|:20260302T090000Z\t\t
                g\t20260101T090000\tW. Europe Standard Time\tfreq=daily;count=2
                h\t;VALUE=DATE:20260101\t\tRRULE:FREQ=DAILY;COUNT=2|FREQ=YEARLY;COUNT=2\t \t\t\t 9 \r
                i\t20260101T000000\tEurope/Berlin\tFREQ=DAILY;COUNT=1\t\t;TZID=Pacific Standard Time:20260701T120000\t\t
                j\t20260101T000000\tEurope/Berlin\tFREQ=DAILY;COUNT=1\t\t;TZID=No/Where:20260701T120000\t\t
                k\t20260101T000000\tUTC\t\t\t;VALUE=PERIOD:20260701T120000Z/20260701T130000Z,20260702T120000Z/PT1H\t\t
                l\t20260101T000000\tUTC\tFREQ=DAILY\t\t\t\tmany
                m\t20260101T000000\tUTC\tFREQ=MINUTELY\tFREQ=MINUTELY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11\t\t\t2
                """);

        var run = gadfly.run("occurrences", "--batch", file.toString());

        assertEquals(ExitCode.DONE, run.code());
        assertEquals("""
                a\t20260101T090000,20260102T090000
                b\t20260101T090000,20260101T100000,20260103T090000
                c\t!no such time: 20260230T090000
                d\t!there is no zone No/Where: write it as Europe/Berlin, UTC or floating
                nothing but this\t!no such time:\s
                e\t19970903T090000
                f\t20260101T090000,20260102T090000,20260301T100000,20260302T100000
                g\t20260101T090000,20260102T090000
                h\t20260101,20260102,20270101
                i\t20260101T000000,20260701T210000
                j\t!no such zone: No/Where
                k\t20260101T000000,20260701T120000,20260702T120000
                l\t!many is no number of dates
                m\t20261201T000000,20261201T000100
                """, run.out());
    }

    @Test
    void startThatNoRuleGivesIsAnInstanceAndCountsWhichIsSaid() {
        var run = gadfly.run("occurrences", "--dtstart=20260105T090000", "--rrule=FREQ=WEEKLY;BYDAY=TU;COUNT=3");

        assertEquals("20260105T090000\n20260106T090000\n20260113T090000\n", run.out());
        assertEquals(
                "gadfly: note: no rule gives the start 20260105T090000; it is an instance all the same\n", run.err());
    }

    @Test
    void ruleThatEndedOrNeverHappensIsSaid() {
        assertEquals(
                "gadfly: note: 20260101T090000 ended before it began: UNTIL lies before the start\n",
                gadfly.run("occurrences", "--dtstart=20260101T090000", "--rrule=FREQ=DAILY;UNTIL=20250101")
                        .err());
        assertTrue(gadfly.run("occurrences", "--dtstart=20260101", "--rrule=FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
                .err()
                .endsWith("gadfly: note: a rule of 20260101 never happens\n"));
    }

    @Test
    void batchFileThatIsNotThereIsSaidInOneLine() {
        var run = gadfly.run("occurrences", "--batch", folder.resolve("none").toString());

        assertEquals(ExitCode.NOTHING_READ, run.code());
        assertTrue(run.err().endsWith("cannot be read: there is no such file\n"), run.err());
    }

    @Test
    void jsonHasTheInstantToo() {
        var run = gadfly.run("occurrences", "--json", "--dtstart=20260701T090000", "--tz=Europe/Berlin");

        assertEquals("""
                [ {
                  "local" : "20260701T090000",
                  "at" : "2026-07-01T09:00:00+02:00"
                } ]
                """, run.out());
    }

    @Test
    void wrongUsageIsOneLineThatNamesTheHelp() {
        var run = gadfly.run("occurrences", "--no-such-option");

        assertEquals(ExitCode.WRONG_USAGE, run.code());
        assertEquals("gadfly: Unknown option: '--no-such-option' (see: gadfly occurrences --help)\n", run.err());
    }

    private static final String MEETING = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:meeting
            SUMMARY:Meeting
            RECURRENCE-ID;TZID=Europe/Berlin:20260328T090000
            DTSTART;TZID=Europe/Berlin:20260328T113000
            END:VEVENT
            BEGIN:VEVENT
            UID:meeting
            SUMMARY:Meeting
            DTSTART;TZID=Europe/Berlin:20260327T090000
            RRULE:FREQ=DAILY;COUNT=4
            EXDATE;TZID=Europe/Berlin:20260327T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:birthday
            SUMMARY:Birthday
            DTSTART;VALUE=DATE:20260401
            RRULE:FREQ=YEARLY
            END:VEVENT
            END:VCALENDAR
            """;

    @Test
    void calendarGivesItsDatesWithTheUidBehindAndMovedInstancesWhereTheyWent() throws IOException {
        var file = Files.writeString(folder.resolve("meeting.ics"), MEETING).toString();

        var run = gadfly.run("occurrences", file, "--limit=2");

        assertEquals("", run.err());
        assertEquals(ExitCode.DONE, run.code());
        assertEquals("""
                20260328T113000 +01:00 meeting
                20260329T090000 +02:00 meeting
                20260401 birthday
                20270401 birthday
                """, run.out());
    }

    @Test
    void windowAndJsonHoldForCalendarsToo() throws IOException {
        var file = Files.writeString(folder.resolve("meeting.ics"), MEETING).toString();

        var run = gadfly.run("occurrences", file, "--from=20260330T000000", "--to=20260401T000000", "--json");

        assertEquals("""
                [ {
                  "local" : "20260330T090000",
                  "at" : "2026-03-30T09:00:00+02:00",
                  "uid" : "meeting"
                } ]
                """, run.out());
        assertEquals(
                "20260330T090000 +02:00 meeting\n",
                gadfly.run("occurrences", file, "--after=20260329T090000", "--to=20260401T000000")
                        .out());
    }

    @Test
    void refusedItemIsOneLineAndTheOthersLive() {
        var bad = MEETING.replace("RRULE:FREQ=YEARLY", "DTSTART:20260401").replace("VALUE=DATE:20260401", "X=Y:never");

        var run = gadfly.runWithInput(bad, "occurrences", "-", "--limit=1");

        assertEquals(ExitCode.DONE_IN_PART, run.code());
        assertEquals("20260328T113000 +01:00 meeting\n", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("gadfly: - line 16: "), run.err());
    }

    @Test
    void whatIsNoCalendarOrComesWithARuleIsSaidInOneLine() {
        var run = gadfly.runWithInput("Dear diary", "occurrences", "-");

        assertEquals(ExitCode.NOTHING_READ, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals(
                ExitCode.WRONG_USAGE,
                gadfly.run("occurrences", "some.ics", "--rrule=FREQ=DAILY").code());
    }
}
