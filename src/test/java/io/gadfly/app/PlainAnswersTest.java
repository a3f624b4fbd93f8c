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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that a user would otherwise have to guess at.
class PlainAnswersTest {
    @TempDir
    private Path data = Path.of("unset");

    private InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T11:00:00Z"));

    private ProgramUnderTest.Run run(String command) {
        return new ProgramUnderTest(data, clock).run(command);
    }

    @Test
    void whatHasNoTimeIsFinishedByAnEditAndDoneSaysSo() {
        run("add sort the photos");

        var done = run("done 1");

        assertEquals(ExitCode.FAILED, done.code());
        assertTrue(done.err().contains("1 has no time"), done.err());
        assertTrue(done.err().contains("gadfly edit 1 --state=done"), done.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add buy milk                                              | without a time, so it never rings
            add tea --in=1h --also=mail                               | no mail server is set up
            add tea --in=1h --also=command                            | no command is set up
            lists work --also=mail                                    | no mail server is set up
            lists work --also=command                                 | there was no list work yet
            add tea --in=1h --max=1                                   | at most once
            add tea --at=2026-12-01 --rrule=FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2 | a rule of it never gives a date
            add tea --at=2027-03-28T02:30 --tz=Europe/Berlin | there is no 02:30 on 2027-03-28, when clocks go forward: 03:30
            """)
    void whatMaySurpriseIsSaidAtOnce(String command, String said) {
        var run = run(command);

        assertEquals(ExitCode.DONE, run.code(), run.err());
        assertTrue(run.out().contains(said), run.out() + run.err());
    }

    @Test
    void aLengthBelowNothingIsNoUnknownOption() {
        var snoozed = run("snooze f1 -5min");

        assertEquals(ExitCode.WRONG_USAGE, snoozed.code());
        assertTrue(snoozed.err().contains("'-5min' is less than nothing"), snoozed.err());
    }

    @Test
    void whatUndoTakesBackCanBeAskedBefore() {
        run("add tea --in=1h");
        run("quiet 2h");
        run("quiet --end");

        var asked = run("undo --show");

        assertEquals(ExitCode.DONE, asked.code());
        assertTrue(asked.out().startsWith("Would be taken back: Add"), asked.out());
        assertEquals(asked.out().replace("Would be taken", "Taken"), run("undo").out());
        assertEquals(ExitCode.FAILED, run("undo --show").code());
    }

    @Test
    void aListIsMadeOnceAndSaidToBe() {
        run("lists work --pool=default");

        assertFalse(run("lists work --pool=urgent").out().contains("no list work"));
    }

    @Test
    void whatRingsTodayIsAmongTheNextDates() {
        clock = InstantSource.fixed(Instant.parse("2026-11-22T06:00:00Z"));

        var added = run("add tea --at=2026-11-22 --rrule=FREQ=WEEKLY");

        assertTrue(added.out().contains("next: Sun 2026-11-22, Sun 2026-11-29"), added.out());
        assertTrue(added.out().contains("rings: Sun 2026-11-22 09:00:00"), added.out());
    }

    @Test
    void whatHasRungTodayIsNot() {
        var added = run("add tea --at=2026-11-22 --rrule=FREQ=WEEKLY");

        assertTrue(added.out().contains("next: Sun 2026-11-29, "), added.out());
    }

    @Test
    void whatIsFinishedAheadIsNoNextDateAnyMore() {
        run("add tea every day 9:00");
        run("done 1");
        run("skip 1");

        assertTrue(run("show 1").out().contains("next: Wed 2026-11-25 09:00:00, "), run("show 1")::out);
    }

    @Test
    void aDateWhoseAlarmIsOverSaysThatItWillNotRing() {
        run("add tea --at=2026-11-22T11:30Z --before=45min");

        assertTrue(run("show 1").out().contains("rings: no more"), run("show 1")::out);
        assertTrue(run("explain 1").out().contains("rings: no more"), run("explain 1")::out);
    }

    @Test
    void whatRingsDoesNotWhereNothingRuns() {
        run("add tea --at=2026-11-22T11:30Z");
        clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

        assertTrue(run("fires").out().contains("Gadfly is not running"), run("fires")::out);
    }

    @Test
    void anExplanationEndsWithWhereItIsNow() {
        run("add tea --at=2026-11-22T11:30Z");
        assertFalse(run("explain 1").out().contains("FIRE"), run("explain 1")::out);
        clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

        var due = run("explain 1").out();
        run("snooze 1 2026-11-23T14:45Z");
        var snoozed = run("explain 1").out();

        assertTrue(due.contains("Gadfly is not running") && due.contains(" due "), due);
        assertTrue(snoozed.contains("snoozed") && snoozed.contains("2026-11-23 14:45:00"), snoozed);
    }

    @Test
    void anExplanationOfWhatIsOverAndOpenSaysWhatFinishesIt() {
        run("add tea --at=2026-11-22T11:30Z");
        clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
        run("ack 1");

        assertTrue(
                run("explain 1").out().contains("acknowledged: it stays open until gadfly done 1"),
                run("explain 1")::out);
    }

    @Test
    void anExplanationSaysWhenItRingsNext() {
        run("add tea every day 9:00");
        assertTrue(run("explain 1").out().contains("rings: Mon 2026-11-23 09:00:00"), run("explain 1")::out);

        run("edit 1 --state=disabled");

        assertFalse(run("explain 1").out().contains("rings: Mon"), run("explain 1")::out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add tea --at=2020-01-01T10:00 | it was over already when it was saved, so it never rang
            add sort the photos           | without a time, so it never rings
            """)
    void anExplanationSaysWhyItIsSilent(String command, String said) {
        run(command);

        assertTrue(run("explain 1").out().contains(said), run("explain 1")::out);
    }

    @Test
    void anExplanationOfWhatIsSwitchedOffSaysSo() {
        run("add tea --in=1h");
        run("edit 1 --state=disabled");

        assertTrue(run("explain 1").out().contains("switched off: it will not ring"), run("explain 1")::out);
    }

    @Test
    void anExplanationSaysWhatWasEdited() {
        run("add tea --in=1h");
        run("edit 1 --title=coffee --at=2026-11-23T10:00 --nag-every=2min");
        run("edit 1 --state=done");

        var explained = run("explain 1").out();

        assertTrue(explained.contains("Edited: title, time, how it nags"), explained);
        assertTrue(explained.contains("Edited: whether it is on"), explained);
    }

    @Test
    void anEditSaysThatNothingRingsWhileNothingRuns() {
        run("add tea --in=1h");

        assertTrue(run("edit 1 --title=coffee").out().contains("Gadfly is not running"));
        assertFalse(run("edit 1 --state=done").out().contains("Gadfly is not running"));
    }

    @Test
    void whatIsDueStandsFirstInTheListOfReminders() {
        run("add soon --in=1h");
        run("add daily --rrule=FREQ=DAILY --at=2026-11-22T11:30Z");
        run("add late --at=2026-11-22T11:40Z");
        clock = InstantSource.fixed(Instant.parse("2026-11-22T11:45:00Z"));

        var listed = run("list").out().lines().toList();

        assertTrue(listed.get(1).contains("open, due"), listed::toString);
        assertTrue(listed.get(2).contains("open, due"), listed::toString);
        assertTrue(listed.get(3).contains("soon"), listed::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            list --limit=x     | 'x' is no whole number: write one such as 5
            simulate --days=x  | 'x' is no whole number: write one such as 5
            quiet off          | gadfly quiet --end ends what is quiet now
            import -           | the standard input cannot be read
            lists nosuch       | there is no list nosuch: gadfly lists shows those that are
            """)
    void aRefusalSaysWhatToDo(String command, String said) {
        var refused = run(command);

        assertFalse(refused.code() == ExitCode.DONE, command);
        assertTrue(refused.err().contains(said), refused.err());
        assertFalse(refused.err().contains(".;"), refused.err());
    }

    @Test
    void aStoreThatCannotBeOpenedIsOneSentence() throws IOException {
        Files.writeString(data.resolve("store"), "a file where the folder should be");

        var refused = run("list");

        assertFalse(refused.err().contains(".;"), refused.err());
        assertTrue(refused.err().contains("; "), refused.err());
    }

    @Test
    void moreThatIsDueThanIsShownIsSaid() {
        run("add one --in=1h");
        run("add two --in=1h");
        clock = InstantSource.fixed(Instant.parse("2026-11-22T12:30:00Z"));

        assertTrue(run("fires --limit=1").out().contains("The first 1; --limit N shows more"));
        assertFalse(run("fires").out().contains("--limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --list=nolist", "export --list=nolist", "export --list=nolist -"})
    void aListThatIsNotThereIsNoEmptyOne(String command) {
        run("add tea --in=1h --list=kitchen");

        var asked = run(command);

        assertEquals(ExitCode.FAILED, asked.code());
        assertTrue(asked.err().contains("there is no list nolist"), asked.err());
        assertEquals(ExitCode.DONE, run(command.replace("nolist", "kitchen")).code());
    }

    @Test
    void settingsThatCannotBeReadAreKeptAsideAndSaidOnce() throws IOException {
        run("add tea --in=1h");
        Files.writeString(data.resolve("store").resolve("settings.json"), "{ theme");

        var first = run("list");

        assertEquals(ExitCode.DONE, first.code());
        assertTrue(first.err().contains("settings.json.broken"), first.err());
        assertEquals("", run("list").err());
    }
}
