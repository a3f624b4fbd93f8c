package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A series from a calendar, daily at 10:00 in Berlin, with a date left out, one added and one moved, whose
/// parts are changed by the options of `edit`.
class SeriesEditTest {
    private static final Set<String> PROPERTIES = Set.of("DTSTART", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID");

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:stand-up
            DTSTART;TZID=Europe/Berlin:20261124T100000
            RRULE:FREQ=DAILY;UNTIL=20261204T090000Z
            EXDATE;TZID=Europe/Berlin:20261127T100000
            RDATE;TZID=Europe/Berlin:20261212T150000
            SUMMARY:Stand-up
            END:VEVENT
            BEGIN:VEVENT
            UID:stand-up
            RECURRENCE-ID;TZID=Europe/Berlin:20261126T100000
            DTSTART;TZID=Europe/Berlin:20261126T160000
            SUMMARY:Stand-up
            END:VEVENT
            END:VCALENDAR
            """;

    private static final List<String> UNCHANGED = List.of(
            "DTSTART;TZID=Europe/Berlin:20261124T100000",
            "DTSTART;TZID=Europe/Berlin:20261126T160000",
            "EXDATE;TZID=Europe/Berlin:20261127T100000",
            "RDATE;TZID=Europe/Berlin:20261212T150000",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261126T100000",
            "RRULE:FREQ=DAILY;UNTIL=20261204T090000Z");

    @TempDir
    private Path data = Path.of("unset");

    private ProgramUnderTest.Run run(String command) {
        return new ProgramUnderTest(data, InstantSource.fixed(Instant.parse("2026-11-22T11:00:00Z"))).run(command);
    }

    @BeforeEach
    void importTheSeries() throws IOException {
        run("import " + Files.writeString(data.resolve("stand-up.ics"), CALENDAR));
    }

    @Test
    void isExportedAsItCame() {
        assertEquals(UNCHANGED, exported());
    }

    /// What is exported of the series' times, sorted.
    private List<String> exported() {
        var calendar = run("export").out();
        return calendar.substring(calendar.indexOf("BEGIN:VEVENT"))
                .lines()
                .filter(line -> PROPERTIES.contains(line.split("[;:]", 2)[0]))
                .sorted()
                .toList();
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> only(List<String> here, List<String> there) {
        return here.stream().filter(line -> !there.contains(line)).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --exdate=2026-11-28T09:00Z | EXDATE;TZID=Europe/Berlin:20261127T100000,20261128T100000 | EXDATE;TZID=Europe/Berlin:20261127T100000
            --exdate=20261128T090000Z  | EXDATE;TZID=Europe/Berlin:20261127T100000,20261128T100000 | EXDATE;TZID=Europe/Berlin:20261127T100000
            --exdate=2026-11-28T10:00 --tz=Europe/Berlin | EXDATE;TZID=Europe/Berlin:20261127T100000,20261128T100000 | EXDATE;TZID=Europe/Berlin:20261127T100000
            --exdate=2026-11-28        | EXDATE;VALUE=DATE:20261128 | ''
            --exdate=2026-11-27T09:00Z | '' | ''
            --exdate=none              | '' | EXDATE;TZID=Europe/Berlin:20261127T100000
            --exdate=none --exdate=2026-11-28T09:00Z | EXDATE;TZID=Europe/Berlin:20261128T100000 | EXDATE;TZID=Europe/Berlin:20261127T100000
            --rdate=2026-12-13T14:00Z  | RDATE;TZID=Europe/Berlin:20261212T150000,20261213T150000 | RDATE;TZID=Europe/Berlin:20261212T150000
            --rdate=2026-11-27T09:00Z  | RDATE;TZID=Europe/Berlin:20261212T150000,20261127T100000 | RDATE;TZID=Europe/Berlin:20261212T150000 EXDATE;TZID=Europe/Berlin:20261127T100000
            --rdate=none               | '' | RDATE;TZID=Europe/Berlin:20261212T150000
            --rrule=FREQ=WEEKLY        | RRULE:FREQ=WEEKLY | RRULE:FREQ=DAILY;UNTIL=20261204T090000Z
            --rrule=none               | '' | RRULE:FREQ=DAILY;UNTIL=20261204T090000Z
            """)
    void anOptionChangesItsPartAlone(String options, String comes, String goes) {
        var edited = run("edit 1 " + options);
        var now = exported();

        assertEquals(ExitCode.DONE, edited.code(), edited.err());
        assertEquals(words(comes), only(now, UNCHANGED));
        assertEquals(words(goes), only(UNCHANGED, now));
    }

    @Test
    void anotherStartLeavesTheRestWhereItWas() {
        run("edit 1 --at=2026-11-24T11:00Z");

        assertEquals(
                List.of(
                        "DTSTART;TZID=Europe/Berlin:20261124T120000",
                        "DTSTART;TZID=Europe/Berlin:20261126T160000",
                        "EXDATE;TZID=Europe/Berlin:20261127T120000",
                        "RDATE;TZID=Europe/Berlin:20261212T150000",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261126T120000",
                        "RRULE:FREQ=DAILY;UNTIL=20261204T110000Z"),
                exported());
    }

    @Test
    void aTimeOfDayAloneKeepsTheDay() {
        run("edit 1 --tz=Europe/Berlin --at=8:00");

        assertTrue(exported().contains("DTSTART;TZID=Europe/Berlin:20261124T080000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--at=2026-11-25", "--in=3d"})
    void aDateAloneKeepsTheTimeOfDay(String option) {
        run("edit 1 " + option);

        assertTrue(
                exported().contains("DTSTART;TZID=Europe/Berlin:20261125T100000"),
                () -> exported().toString());
    }

    @Test
    void aDateAloneKeepsTheTimeOfDayInTheZoneThatIsAskedFor() {
        run("edit 1 --at=2026-11-25 --tz=Asia/Tokyo");

        assertTrue(
                exported().contains("DTSTART;TZID=Asia/Tokyo:20261125T100000"),
                () -> exported().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --date=2026-11-25 --at=14:00                     | 20261125T100000 | 20261125T150000
            --date=2026-11-25T09:00Z --at=2026-11-28T14:00Z  | 20261125T100000 | 20261128T150000
            --date=2026-11-25 --at=2026-11-28                | 20261125T100000 | 20261128T100000
            --date=2026-11-26 --at=13:00                     | 20261126T100000 | 20261126T140000
            --date=2026-11-24 --in=3d                        | 20261124T100000 | 20261125T100000
            """)
    void oneDateMovesAlone(String options, String name, String start) {
        var edited = run("edit 1 " + options);

        var now = exported();
        assertEquals(ExitCode.DONE, edited.code(), edited.err());
        assertTrue(now.contains("RECURRENCE-ID;TZID=Europe/Berlin:" + name), now::toString);
        assertTrue(now.contains("DTSTART;TZID=Europe/Berlin:" + start), now::toString);
        assertTrue(
                now.containsAll(UNCHANGED.stream()
                        .filter(line -> !line.contains("20261126T160000"))
                        .toList()),
                now::toString);
        run("undo");
        assertEquals(UNCHANGED, exported());
    }

    @Test
    void whatWasMovedCanBeMovedAgainByTheDayThatItIsOn() {
        run("edit 1 --date=2026-11-25 --at=2026-12-20T14:00Z");

        run("edit 1 --date=2026-12-20 --at=15:00");

        var now = exported();
        assertTrue(now.contains("DTSTART;TZID=Europe/Berlin:20261220T160000"), now::toString);
        assertFalse(now.contains("DTSTART;TZID=Europe/Berlin:20261220T150000"), now::toString);
    }

    @Test
    void oneDateCanBeCalledOtherwise() {
        run("edit 1 --date=2026-11-25 --title=Retro");

        assertTrue(run("show 1").out().contains("date: Wed 2026-11-25 09:00:00: called Retro"), run("show 1")::out);
        assertTrue(run("show 1").out().startsWith("1: Stand-up"));
        assertTrue(run("export").out().contains("SUMMARY:Retro"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --date=2026-11-25                                | 2 | name what to change
            --date=2026-11-25 --rrule=none                   | 2 | --rrule does not go with --date
            --date=2026-11-25 --at=14:00 --priority=high     | 2 | --priority does not go with --date
            --date=2026-12-25 --at=14:00                     | 1 | nothing of it is due 2026-12-25
            """)
    void oneDateIsRefusedWhatItCannotHave(String options, int code, String why) {
        var edited = run("edit 1 " + options);

        assertEquals(code, edited.code().value());
        assertTrue(edited.err().contains(why), edited.err());
        assertEquals(UNCHANGED, exported());
    }

    @Test
    void aFireStandsForItsReminder() {
        run("skip 1");

        var edited = run("edit f1 --title=Retro");

        assertEquals(ExitCode.DONE, edited.code(), edited.err());
        assertTrue(run("show f1").out().startsWith("1: Retro"), run("show f1")::err);
        assertTrue(run("edit f7 --title=Retro").err().contains("there is no fire f7"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            edit 1            | 2 | name what to change in 1
            edit 1 --title=   | 2 | a reminder needs a title
            edit 1 --json     | 2 | name what to change in 1
            """)
    void anEditThatSaysNothingIsRefused(String command, int code, String why) {
        var edited = run(command);

        assertEquals(code, edited.code().value());
        assertTrue(edited.err().contains(why), edited.err());
    }

    @Test
    void anEditThatChangesNothingDoesNotSaySaved() {
        assertTrue(run("edit 1 --title=Stand-up").out().startsWith("Nothing changed in 1: Stand-up"));
    }

    @Test
    void anotherZoneAloneKeepsTheTimesOfDay() {
        run("edit 1 --tz=America/New_York");

        assertEquals(
                UNCHANGED.stream()
                        .map(line -> line.replace("Europe/Berlin", "America/New_York")
                                .replace("T090000Z", "T150000Z"))
                        .toList(),
                exported());
    }

    @Test
    void theMovedInstanceIsLeftOutByTheTimeThatItIsSeenAt() {
        run("edit 1 --exdate=2026-11-26T15:00Z");
        var now = exported();

        assertEquals(Set.of("EXDATE;TZID=Europe/Berlin:20261127T100000,20261126T100000"), only(now, UNCHANGED));
        assertTrue(only(UNCHANGED, now).contains("RECURRENCE-ID;TZID=Europe/Berlin:20261126T100000"));
    }

    @Test
    void undoBringsAllOfItBack() {
        run("edit 1 --at=2026-11-25T11:00Z --tz=Asia/Tokyo --exdate=none --rdate=none --rrule=none");

        run("undo");

        assertEquals(UNCHANGED, exported());
    }

    @Test
    void whatIsNoneOfItsDatesCannotBeLeftOut() {
        var edited = run("edit 1 --exdate=2026-11-28T12:00Z");

        assertEquals(ExitCode.FAILED, edited.code());
        assertTrue(edited.err().contains("nothing of it is due 2026-11-28T12:00"), edited.err());
        assertEquals(UNCHANGED, exported());
    }

    @Test
    void aWholeDayHasNoZone() {
        run("edit 1 --dtstart=20261124");

        assertEquals(ExitCode.WRONG_USAGE, run("edit 1 --tz=Asia/Tokyo").code());
    }

    @Test
    void aRuleTakesThePlaceOfRepeatingAfterItWasDone() {
        run("edit 1 --after-done=2d");
        run("edit 1 --rrule=FREQ=WEEKLY");

        assertFalse(run("show 1").out().contains("again:"));
    }
}
