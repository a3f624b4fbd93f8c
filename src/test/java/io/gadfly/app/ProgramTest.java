package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.subscription.CalendarServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts that open the store alone, one after the other.
class ProgramTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T11:00:00Z"));

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:rent
            DTSTART;TZID=Europe/Berlin:20261201T090000
            RRULE:FREQ=MONTHLY;BYMONTHDAY=1
            SUMMARY:Pay the rent
            END:VEVENT
            BEGIN:VEVENT
            UID:bad
            DTSTART:20260230T090000
            SUMMARY:No such day
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    private Path data = Path.of("unset");

    private InstantSource clock = CLOCK;

    private void passMinutes(int minutes) {
        clock = InstantSource.offset(clock, Duration.ofMinutes(minutes));
    }

    private record Run(ExitCode code, String out, String err) {}

    @Test
    void whatOneStartSavedTheNextOneKnows() {
        var added = run("add", "water the plants", "--at=2026-12-24T18:00Z", "--tag=#home");
        var listed = run("list");

        assertEquals(ExitCode.DONE, added.code());
        assertTrue(added.out().startsWith("Added 1: water the plants\n"), added.out());
        assertTrue(listed.out().contains("water the plants"), listed.out());
        assertTrue(listed.out().contains("#home"), listed.out());
    }

    @Test
    void allOfAPolicyCanBeSaidAndIsShown() {
        run("add", "tea", "--in=1h", "--nag=gentle");
        assertTrue(
                run("show", "1").out().contains("nags every 30min, at most 4 times"),
                run("show", "1").out());

        run(
                "edit",
                "1",
                "--nag-every=20min",
                "--nag-down-to=1min",
                "--nag-until=2h",
                "--louder-after=3",
                "--next-medium-after=5",
                "--in-quiet",
                "--missed=each",
                "--after-done=2d",
                "--after=10min");
        var shown = run("show", "1").out();

        assertTrue(
                shown.contains("nags every 20min, tightening to 1min, at most 4 times, for 2h, louder after 3,"
                        + " on the next medium after 5, even when it is quiet"),
                shown);
        assertTrue(shown.contains("missed: each is told"), shown);
        assertTrue(shown.contains("again: 2d after it was done"), shown);
        assertTrue(shown.contains("alarm: 10min after"), shown);
    }

    @Test
    void whatAnOptionSetNoneTakesAway() {
        run("add", "tea", "--in=1h", "--after-done=2d", "--nag-max=3", "--nag-until=2h");
        var before = run("show", "1").out();

        run("edit", "1", "--after-done=none", "--nag-max=none", "--nag-until=none");
        var after = run("show", "1").out();

        assertTrue(before.contains("again: 2d after it was done"), before);
        assertTrue(before.contains("nags every 10min, at most 3 times, for 2h\n"), before);
        assertFalse(after.contains("again:"), after);
        assertTrue(after.contains("nags every 10min\n"), after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nag=hard",
                "--nag-down-to=0s",
                "--louder-after=-1",
                "--missed=never",
                "--after-done=0s",
                "--after-done=soon",
                "--nag-max=0",
                "--nag-max=some"
            })
    void aPolicyThatCannotBeIsWrongUsage(String option) {
        var refused = run("add", "tea", "--in=1h", option);

        assertEquals(ExitCode.WRONG_USAGE, refused.code(), refused.err());
        assertEquals("No reminders\n", run("list").out());
    }

    @Test
    void importSaysWhatBecameOfEachItemAndOneUndoTakesItBack() throws IOException {
        var file = Files.writeString(data.resolve("calendar.ics"), CALENDAR).toString();

        var first = run("import", file);
        var second = run("import", file);

        assertEquals(ExitCode.DONE_IN_PART, first.code());
        assertTrue(first.out().contains("1 added, 1 refused"), first.out());
        assertTrue(first.out().contains("refused line 9: No such day"), first.out());
        assertTrue(first.out().endsWith("In all: 1 added, 1 refused. One \"gadfly undo\" takes it back.\n"));
        assertTrue(second.out().endsWith("In all: 1 unchanged, 1 refused. Nothing new was stored.\n"), second.out());

        run("undo");

        assertEquals("No reminders\n", run("list").out());
    }

    @Test
    void whatIsSaidOfAFileStandsWithIt() throws IOException {
        var first = Files.writeString(data.resolve("a.ics"), CALENDAR).toString();
        var bare = Files.writeString(data.resolve("b.ics"), "BEGIN:VTODO\nUID:bare\nEND:VTODO\n")
                .toString();

        var run = run("import", first, bare);

        assertTrue(run.out().contains("  line 1: There is no VCALENDAR around the components"), run.out());
        assertTrue(
                run.out().indexOf("Left out, as no item needs it") < run.out().indexOf(bare), run.out());
    }

    @Test
    void ofTwoFilesWithOneUidTheSecondIsAnotherWordOnItAndEachIsCounted() throws IOException {
        var first = Files.writeString(data.resolve("a.ics"), CALENDAR).toString();
        var second = Files.writeString(data.resolve("b.ics"), CALENDAR.replace("Pay the rent", "Pay the landlord"))
                .toString();

        var run = run("import", first, second);

        assertTrue(run.out().contains(first + ": 1 added, 1 refused\n"), run.out());
        assertTrue(run.out().contains(second + ": 1 changed, 1 refused\n"), run.out());
        assertTrue(run.out().contains("an earlier file of this import has it too: " + first), run.out());
        assertTrue(run("list").out().contains("Pay the landlord"));
    }

    @Test
    void anImportSaysWhenEachItemIsAndWhatAChangedOneChanges() throws IOException {
        var file = data.resolve("calendar.ics");
        var whole = CALENDAR.replace("DTSTART:20260230T090000", "DTSTART;VALUE=DATE:20260228");
        Files.writeString(file, whole);

        var first = run("import", file.toString()).out();
        Files.writeString(file, whole.replace("T090000", "T100000").replace("Pay the rent", "Pay the landlord"));
        var second = run("import", file.toString()).out();

        assertTrue(first.contains("\n  added line 3: Pay the rent (Tue 2026-12-01 "), first);
        assertTrue(
                first.contains("\n  past line 9: No such day (Sat 2026-02-28): it is over; it is added all the same"),
                first);
        assertTrue(second.contains("\n  changed line 3: Pay the landlord (Tue 2026-12-01 "), second);
        assertTrue(second.contains("): title, time\n"), second);
        Files.writeString(file, whole.replace("T090000", "T110000"));
        var json = run("import", "--json", file.toString()).out();
        assertTrue(json.contains("\"start\" : \"2026-12-01T"), json);
        assertTrue(json.contains("\"start\" : \"2026-02-28\""), json);
        assertTrue(json.contains("\"changes\" : [ \"title\", \"time\" ]"), json);
    }

    @Test
    void anImportedAlarmIsShownAsItNags() throws IOException {
        var alarm = """
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-PT15M
                REPEAT:5
                DURATION:PT5M
                END:VALARM
                """;
        var text = CALENDAR.replaceFirst("END:VEVENT", alarm + "END:VEVENT");
        run("import", Files.writeString(data.resolve("alarm.ics"), text).toString());

        var shown = run("show", "1").out();

        assertTrue(shown.contains("  alarm: 15min before its start\n  nags every 5min, at most 6 times\n"), shown);

        var two = alarm.replace("15M", "1H").replace("REPEAT:5\nDURATION:PT5M\n", "");
        var other = CALENDAR.replace("UID:", "UID:other-").replaceFirst("END:VEVENT", two + alarm + "END:VEVENT");
        run("import", Files.writeString(data.resolve("two.ics"), other).toString());

        var both = run("show", "2").out();
        assertTrue(both.contains("  alarm: 1h before its start, nags every 10min\n"), both);
        assertTrue(both.contains("  alarm: 15min before its start, nags every 5min, at most 6 times\n"), both);
    }

    @Test
    void whatIsPastCanBeLeftOut() throws IOException {
        var text = CALENDAR.replaceFirst("(?m)^(DTSTART;TZID=Europe/Berlin:)2026(.*)$\\s+RRULE.*$", "$12001$2");
        var file = Files.writeString(data.resolve("old.ics"), text).toString();

        var left = run("import", "--skip-past", file);

        assertTrue(left.out().contains("1 past"), left.out());
        assertTrue(left.out().endsWith("Nothing new was stored.\n"), left.out());
        assertEquals("No reminders\n", run("list").out());
        assertTrue(run("import", file).out().contains("1 past"));
        assertFalse(run("list").out().contains("No reminders"));
    }

    @Test
    void dryRunStoresNothing() throws IOException {
        var file = Files.writeString(data.resolve("calendar.ics"), CALENDAR).toString();

        assertTrue(run("import", "--dry-run", file).out().contains("1 added"));
        assertEquals("No reminders\n", run("list").out());
    }

    @Test
    void calendarComesThroughTheStandardInputToo() {
        var run = runWithInput(CALENDAR, "import", "-");

        assertTrue(run.out().contains("1 added, 1 refused"), run.out() + run.err());
    }

    @Test
    void calendarComesFromAnAddressToo() throws IOException {
        try (var server = new CalendarServer()) {
            server.offer("UID:party\nDTSTART:20261224T180000Z\nSUMMARY:Party");
            var address = server.address().toString();

            var run = run("import", address);

            assertEquals(ExitCode.DONE, run.code());
            assertTrue(run.out().startsWith(address + ": 1 added\n"), run.out());
            assertEquals(ExitCode.DONE, run("edit", "1", "--title=Ball").code());
            assertTrue(run("import", address).out().contains("1 unchanged"));
        }
    }

    private static String addressOfNobody() throws IOException {
        try (var server = new CalendarServer()) {
            return server.address().toString();
        }
    }

    @Test
    void addressWhereNobodyAnswersIsSaidInOneLine() throws IOException {
        var address = addressOfNobody();

        var run = run("import", address);

        assertEquals(ExitCode.NOTHING_READ, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("nobody answers there"), run.err());
    }

    @Test
    void fileThatIsNoCalendarIsSaidInOneLine() throws IOException {
        var file = Files.write(data.resolve("noise"), new byte[4096]).toString();

        var run = run("import", file);

        assertEquals(ExitCode.NOTHING_READ, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void nothingReadableIsADocumentToo() {
        var run = run("import", "--json", data.resolve("none.ics").toString(), "https://");

        assertEquals(ExitCode.NOTHING_READ, run.code());
        assertTrue(run.out().startsWith("{") && run.out().contains("no such file"), run.out());
        assertTrue(run.err().contains("no calendar can be fetched"), run.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pipeIsReadLikeAFile() throws Exception {
        var pipe = data.resolve("pipe.ics");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var writer = Thread.ofVirtual().start(() -> {
            try {
                Files.writeString(pipe, CALENDAR, StandardOpenOption.WRITE);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });

        var run = run("import", pipe.toString());
        writer.join();

        assertTrue(run.out().contains("1 added, 1 refused"), run.out() + run.err());
    }

    @Test
    void exportReadsBackAsItWas() throws IOException {
        var file = data.resolve("out.ics");
        run("add", "every last Friday", "--dtstart=20261127T170000", "--rrule=FREQ=MONTHLY;BYDAY=-1FR");

        run("export", file.toString());

        assertTrue(run("import", file.toString()).out().contains("1 unchanged"));
        assertTrue(Files.readString(file).contains("RRULE:FREQ=MONTHLY;BYDAY=-1FR"));
        try (var files = Files.list(data)) {
            assertTrue(files.noneMatch(other -> other.toString().endsWith(".part")));
        }
    }

    @Test
    void exportIntoAFolderThatIsMissingNamesTheFolder() {
        var missing = data.resolve("nowhere");

        var exported = run("export", missing.resolve("out.ics").toString());

        assertTrue(exported.err().contains("there is no folder " + missing), exported.err());
    }

    @Test
    void exportToADashIsWrittenToTheStandardOutput() {
        run("add", "tea");

        var exported = run("export", "-");

        assertTrue(exported.out().startsWith("BEGIN:VCALENDAR"), exported.out());
        assertTrue(Files.notExists(Path.of("-")));
        assertFalse(run("export", "--help").out().contains("standard input"));
    }

    @Test
    void undoOfManyDeletedSaysThatTheyAreReminders() {
        run("add", "tea");
        run("add", "coffee");
        run("delete", "1", "2");

        assertEquals("Taken back: Delete 2 reminders\n", run("undo").out());
    }

    @Test
    void aTitleWithoutEndIsCutInTables() {
        run("add", "a".repeat(5_000), "--at=2026-11-21T11:30Z");
        run("add", "tea");
        passMinutes(40);

        for (var table : List.of("list", "fires")) {
            var lines = run(table).out().lines().toList();

            assertTrue(lines.stream().allMatch(line -> line.length() < 200), table);
            assertTrue(lines.stream().anyMatch(line -> line.contains("aaa…")), table);
        }
    }

    @Test
    void aVeryLongTitleIsCutInWhatSaysThatItWasAdded() {
        var heading =
                run("add", "milk ".repeat(2_000), "--in", "1h").out().lines().findFirst();

        assertTrue(heading.orElseThrow().endsWith("…"));
        assertTrue(heading.orElseThrow().length() < 250);
    }

    @Test
    void aPhraseSaysWhenHowOftenAndHowHard() {
        var out = run("add", "pay", "rent", "every", "friday", "17:00", "nag", "every", "5", "min", "until", "18:00")
                .out();

        assertTrue(out.startsWith("Added 1: pay rent\n  when: every Friday at 17:00\n"), out);
        assertTrue(out.contains("nags every 5min, until 18:00"), out);
    }

    @Test
    void wordsThatAnOptionGivesTheTimeForAreAllTitle() {
        var out = run("add", "watch", "Every", "Friday", "at", "9:00", "--in", "1h")
                .out();

        assertTrue(out.startsWith("Added 1: watch Every Friday at 9:00\n"), out);
    }

    @Test
    void whatWasNotUnderstoodOfAPhraseIsSaid() {
        var added = run("add", "gym every blue moon");

        assertEquals(ExitCode.DONE, added.code());
        assertTrue(added.err().contains("'every blue moon' was not understood"), added::err);
        assertEquals(ExitCode.WRONG_USAGE, run("add", "tomorrow", "9:00").code());
    }

    @Test
    void aSubscriptionWhoseFirstLookFailedIsKeptAndThatIsSaid() throws IOException {
        var address = addressOfNobody();

        var run = run("subscribe", address);

        assertEquals(ExitCode.FAILED, run.code());
        assertTrue(run.err().contains("the subscription team is kept all the same and tried again"), run.err());
        assertTrue(run("subscriptions").out().contains(address));
    }

    @Test
    void unknownRemindersAndFiresAreNamed() {
        run("add", "tea");

        assertEquals(ExitCode.FAILED, run("show", "7").code());
        assertEquals(ExitCode.DONE_IN_PART, run("delete", "1", "7").code());
        assertEquals(ExitCode.FAILED, run("done", "f7").code());
        assertEquals(ExitCode.WRONG_USAGE, run("done").code());
        assertEquals(ExitCode.WRONG_USAGE, run("snooze", "f1", "soon").code());
    }

    @Test
    void whatFellDueWhileNothingRanIsShown() {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        var fires = run("fires");

        assertTrue(fires.out().contains("due"), fires.out());
        assertTrue(fires.out().contains("tea"), fires.out());
        assertEquals(ExitCode.DONE, run("done", "1").code());
        assertEquals("Nothing is due\n", run("fires").out());
    }

    @Test
    void aPauseIsSaidWhereverSomebodyLooksAlsoAtTheNextStart() {
        run("pool", "default", "--pause");

        run("add", "tea", "in", "1", "hour");
        for (var look : List.of(
                "fires",
                "queue",
                "pools",
                "add cake",
                "list",
                "show 1",
                "forecast",
                "history",
                "explain 1",
                "lists",
                "quiet",
                "edit 1 --title=mate",
                "undo",
                "redo",
                "snooze 1 10min",
                "nag 1",
                "delete 2")) {
            assertEquals(
                    1,
                    run(look.split(" "))
                            .err()
                            .lines()
                            .filter(line -> line.contains("the pool default is paused: nothing new rings in it"))
                            .count(),
                    look);
        }
        run("done", "--all");
        assertEquals("Nothing waits for a slot\n", run("queue").out());
        run("pool", "default", "--resume");
        assertEquals("", run("fires").err());
    }

    @Test
    void aLimitMakesAPoolAndAListNamesIt() {
        assertEquals(ExitCode.FAILED, run("pool", "office", "--pause").code());
        assertEquals(ExitCode.DONE, run("pool", "office", "--limit=2").code());
        assertEquals(
                ExitCode.DONE,
                run("lists", "work", "--pool=office", "--also=mail").code());
        run("add", "report", "--list=work", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        assertTrue(run("pools").out().contains("office"), "it outlives the start that made it");
        assertTrue(run("fires", "--json").out().contains("\"pool\" : \"office\""));
        assertTrue(run("lists").out().contains("mail"));
        assertEquals(ExitCode.WRONG_USAGE, run("lists", "--pool=office").code());
    }

    @Test
    void aBadRuleIsWrongUsageAsABadDateIsAndTheNameOfThePropertyIsNoFault() {
        var start = "--dtstart=20261127T170000";

        assertEquals(
                ExitCode.WRONG_USAGE,
                run("add", "a", start, "--rrule=FREQ=SOMETIMES").code());
        assertEquals(ExitCode.WRONG_USAGE, run("add", "a", "--at=someday").code());
        assertEquals(
                ExitCode.DONE,
                run("add", "a", start, "--rrule=RRULE:FREQ=DAILY").code());
    }

    @Test
    void aWholeDayIsShownAsADayAndADeadlineOfTheNextDayIsSaid() {
        var day = run("add", "bin day", "--at=2026-12-24");
        var night = run("add", "night shift", "--at=2026-12-24T22:00", "--nag-until=6:00");

        assertTrue(day.out().contains("next: Thu 2026-12-24\n"), day.out());
        assertTrue(night.out().contains("until 06:00, the next day"), night.out());
    }

    @Test
    void whatWasUnderstoodIsSaidInWordsAndThatItIsOver() {
        var last = run("add", "invoices", "--dtstart=20261127T170000", "--rrule=FREQ=MONTHLY;BYDAY=-1FR");
        var over = run("add", "too late", "--at=2020-01-01T10:00");

        assertTrue(last.out().contains("when: every last Friday of the month at 17:00\n"), last.out());
        assertTrue(over.out().contains("its time is over; it will not ring\n"), over.out());
    }

    @Test
    void thatNothingRingsWithoutARunningProgramIsSaidToPeopleWhoAddOrSnooze() {
        var added = run("add", "tea", "--at=2026-11-21T11:30Z");
        var document = run("add", "coffee", "--json");
        passMinutes(40);
        var snoozed = run("snooze", "1", "10min");

        assertEquals(
                "Gadfly is not running, so nothing rings: start gadfly or gadfly serve",
                added.out().lines().toList().getLast());
        assertFalse(document.out().contains("not running"), document.out());
        assertTrue(snoozed.out().endsWith("so nothing rings: start gadfly or gadfly serve\n"), snoozed.out());
    }

    @Test
    void whatHasNoNextDateButIsDueIsNotSaidToStaySilent() {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        var shown = run("show", "1");

        assertTrue(shown.out().contains("next: none, since its last date has come\n"), shown.out());
        assertFalse(shown.out().contains("will not ring"), shown.out());
    }

    @Test
    void aRuleWhoseDatesAreAllLeftOutIsSaidToBeSo() {
        var added = run(
                "add",
                "nothing left",
                "--dtstart=20261201T090000",
                "--rrule=FREQ=DAILY;COUNT=2",
                "--exdate=20261201T090000",
                "--exdate=20261202T090000");

        assertTrue(
                added.out().contains("next: none, since all its dates are left out; it will not ring\n"), added.out());
    }

    @Test
    void aListThatIsCutOffSaysSoAndOneThatIsWholeDoesNot() {
        for (var title : List.of("tea", "coffee", "milk")) {
            run("add", title);
        }

        assertTrue(run("list", "--limit=2").out().endsWith("The first 2; --limit N shows more\n"));
        assertFalse(run("list", "--limit=3").out().contains("The first"));
    }

    @Test
    void aDocumentThatIsCutOffIsSaidToBeSoBesideIt() {
        run("add", "tea");
        run("add", "coffee");

        var cut = run("list", "--limit=1", "--json");
        var whole = run("list", "--limit=2", "--json");

        assertFalse(cut.out().contains("The first"), cut.out());
        assertEquals("gadfly: The first 1; --limit N shows more\n", cut.err());
        assertFalse(whole.err().contains("The first"), whole.err());
    }

    @Test
    void aListHasAllThereIsUnlessTold() throws IOException {
        var many = 1_003;
        var events = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\n");
        for (var i = 0; i < many; i++) {
            events.append("BEGIN:VEVENT\nUID:u")
                    .append(i)
                    .append("\nSUMMARY:tea\nDTSTART:20261201T090000\nEND:VEVENT\n");
        }
        var file = Files.writeString(data.resolve("many.ics"), events.append("END:VCALENDAR\n"));
        run("import", file.toString());

        var table = run("list").out();
        var document = run("list", "--json").out();

        assertEquals(many + 1, table.lines().count());
        assertEquals(
                many, document.lines().filter(line -> line.contains("\"uid\"")).count());
        assertTrue(document.startsWith("[ {\n  \"id\" : 1,") && document.endsWith("} ]\n"), document.substring(0, 40));
        assertEquals("[ ]\n", run("list", "--json", "--search=coffee").out());
    }

    @Test
    void whoeverHasReadEnoughEndsACommandWithoutAWord() {
        run("add", "tea");

        for (var command : List.of("list", "export", "show 1", "list --json")) {
            var run = runInto(refusing("Broken pipe"), command);

            assertEquals(new Run(ExitCode.DONE, "", ""), run, command);
        }
    }

    @Test
    void anAnswerThatTheDiskHasNoRoomForIsAFailure() {
        run("add", "tea");

        for (var command : List.of("list", "export", "show 1", "list --json")) {
            var run = runInto(refusing("No space left on device"), command);

            assertEquals(ExitCode.FAILED, run.code(), command);
            assertTrue(run.err().endsWith(": No space left on device\n"), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    private Run runInto(OutputStream out, String command) {
        var store = data.resolve("store").toString();
        return runInto(out, "", List.of((command + " --data " + store).split(" ")));
    }

    private static OutputStream refusing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void aHistoryThatIsCutOffSaysSoInItsSummaryToo() {
        for (var title : List.of("tea", "coffee")) {
            run("add", title, "--at=2026-11-21T11:30Z");
        }
        passMinutes(40);
        run("done", "--all");
        passMinutes(1);

        assertTrue(run("history", "--limit=1").out().endsWith("The first 1; --limit N shows more\n"));
        assertTrue(run("history", "--limit=1", "--summary").out().contains("The first 1;"));
        assertFalse(run("history").out().contains("The first"));
    }

    @Test
    void aLimitThatShowsNothingIsWrongUsageInOneLine() {
        for (var command : List.of("list", "history", "forecast")) {
            for (var limit : List.of("0", "-3")) {
                var run = run(command, "--limit=" + limit);

                assertEquals(ExitCode.WRONG_USAGE, run.code(), command);
                assertEquals(1, run.err().lines().count(), run.err());
            }
        }
    }

    @Test
    void aSnoozeWithoutItsEndSaysWhatIsMissingAndOneWithABadEndWhatIsPossible() {
        var missing = run("snooze", "f2");
        var unknown = run("snooze", "f2", "blah");

        assertEquals(ExitCode.WRONG_USAGE, missing.code());
        assertTrue(missing.err().contains("for how long or until when?"), missing.err());
        assertEquals(ExitCode.WRONG_USAGE, unknown.code());
        assertTrue(unknown.err().contains("'blah' is no end of a snooze"), unknown.err());
        assertTrue(unknown.err().contains("quiet-end, workday or 15min-before"), unknown.err());
    }

    @Test
    void aSnoozeUntilADayThatDoesNotExistSaysSo() {
        var run = run("snooze", "f2", "until", "2026-11-31");

        assertEquals(ExitCode.WRONG_USAGE, run.code());
        assertTrue(run.err().contains("there is no day 2026-11-31"), run.err());
    }

    @Test
    void aSnoozeUntilADayEndsInItsMorning() {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        var snoozed = run("snooze", "1", "tomorrow");

        assertEquals(ExitCode.DONE, snoozed.code(), snoozed.err());
        assertTrue(snoozed.out().startsWith("f1 tea: snoozed until Sun 2026-11-22 09:00:00"), snoozed.out());
        assertTrue(run("fires").out().contains("09:00:00"), run("fires").out());
        assertTrue(
                run("snooze", "1", "quiet-end").err().contains("has no such moment to come"),
                "without quiet hours they do not end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 tomorrow 9             | Sun 2026-11-22 09:00:00
            1 until friday noon      | Fri 2026-11-27 12:00:00
            1 friday                 | Fri 2026-11-27 09:00:00
            --all until tomorrow 9   | Sun 2026-11-22 09:00:00
            """)
    void aSnoozeTakesItsEndAsPeopleSayIt(String typed, String until) {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        var snoozed = run(("snooze " + typed).split(" "));

        assertTrue(snoozed.out().startsWith("f1 tea: snoozed until " + until), snoozed.out() + snoozed.err());
    }

    @Test
    void whatIsFinishedBeforeItsTimeSaysWhichOneThatIs() {
        run("add", "tea every friday 17:00");

        assertEquals(
                "f1 tea: skipped: nothing was due, so this is the one of Fri 2026-11-27 17:00:00, ahead of its time; gadfly undo takes it back\n",
                run("skip", "1").out());
        assertEquals(
                "f2 tea: done: nothing was due, so this is the one of Fri 2026-12-04 17:00:00, ahead of its time; gadfly undo takes it back\n",
                run("done", "1").out());
    }

    @Test
    void whatWasOnlySeenSaysHowItIsFinished() {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        assertEquals(
                "f1 tea: acknowledged; it stays open until gadfly done 1\n",
                run("ack", "1").out());
        assertTrue(run("list").out().contains("open, acknowledged"), run("list").out());
        assertTrue(run("list", "--json").out().contains("\"fire\" : \"acknowledged\""));
        assertTrue(run("show", "1").out().contains("acknowledged: it stays open until gadfly done 1"));
        assertEquals("f1 tea: done\n", run("done", "1").out());
        assertTrue(run("list").out().contains("done"), run("list").out());
    }

    @Test
    void whatIsAddedSaysItsPoolAndWhatHoldsItBack() {
        var urgent = run("add", "tea in 10 min !high");
        run("pool", "office", "--limit=1");
        run("lists", "work", "--pool=office");
        var office = run("add", "report in 10 min @work");
        run("quiet", "1h");
        var silent = run("add", "cake in 10 min");
        var later = run("add", "cake in 2 hours");
        var insistent = run("add", "cake in 10 min nag insistently");
        run("pool", "default", "--pause");
        var paused = run("add", "cake in 10 min");

        assertTrue(urgent.out().contains("pool: urgent, since its priority is high"), urgent.out());
        assertTrue(office.out().contains("pool: office, as the list work has it"), office.out());
        assertTrue(silent.out().contains("but held until Sat 2026-11-21"), silent.out());
        assertTrue(silent.out().contains("by do not disturb"), silent.out());
        assertFalse(later.out().contains("held"), later.out());
        assertFalse(later.out().contains("pool"), later.out());
        assertFalse(insistent.out().contains("held"), insistent.out());
        assertTrue(paused.out().contains(", but not before its pool default runs again"), paused.out());
        assertFalse(paused.out().contains("--resume"), "that is said on the standard error");
    }

    @Test
    void parseSaysWhatAddWouldAndStoresNothing() {
        var words = List.of("tea", "every", "friday", "17:00", "nag", "gentel");
        var parse = Stream.concat(Stream.of("parse"), words.stream()).toArray(String[]::new);

        var parsed = run(parse);
        var listed = run("list").out();
        var added = run(Stream.concat(Stream.of("add"), words.stream()).toArray(String[]::new));

        assertEquals(ExitCode.DONE, parsed.code());
        assertEquals("No reminders\n", listed);
        assertTrue(parsed.out().startsWith("Understood: tea nag gentel\n"), parsed.out());
        assertTrue(parsed.out().contains("rings: Fri 2026-11-27 17:00:00"), parsed.out());
        assertTrue(parsed.err().contains("'nag gentel' was not understood"), parsed.err());
        assertTrue(added.out().startsWith("Added 1: "), "no number was spent");
        assertTrue(added.out().contains(parsed.out().substring(parsed.out().indexOf('\n'))), added.out());
        assertTrue(run(Stream.concat(Stream.of(parse), Stream.of("--json")).toArray(String[]::new))
                .out()
                .contains("\"FREQ=WEEKLY;BYDAY=FR\""));
    }

    @Test
    void aPoolThatThereIsNotIsNamedAndIsNotMade() {
        for (var command : List.of("lists work --pool=offcie", "queue offcie", "nag tea --pool=offcie")) {
            var run = run(command.split(" "));

            assertEquals(ExitCode.WRONG_USAGE, run.code(), command);
            assertTrue(run.err().contains("there is no pool offcie"), run.err());
        }
        assertFalse(run("pools").out().contains("offcie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 120 min", "1 for 2 hours", "f1 2 h", "1 1h 60 min"})
    void aSnoozeTakesItsLengthAsPeopleSayIt(String typed) {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        assertEquals(
                run("snooze", "1", "2h").out(),
                run(("snooze " + typed).split(" ")).out());
    }

    @Test
    void aSnoozeTakesATimeOfDayWithOrWithoutUntil() {
        run("add", "tea", "--at=2026-11-21T11:30Z");
        passMinutes(40);

        assertEquals(
                run("snooze", "1", "19:43").out(),
                run("snooze", "1", "until", "19:43").out());
        assertEquals(
                run("snooze", "1", "9:00").out(),
                run("snooze", "1", "until", "9").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"done all", "ack 1 --all", "skip", "snooze 1 2", "snooze f1 every friday", "snooze all 1h"})
    void anAnswerThatIsTypedWronglySaysWhatToType(String typed) {
        var run = run(typed.split(" "));

        assertEquals(ExitCode.WRONG_USAGE, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("--all") || run.err().contains("10min"), run.err());
    }

    @Test
    void theNextOccurrencesAreSkippedAndTakenBackByOneUndo() {
        run("add", "tea", "every day 13:00");
        var before = run("show", "1").out();

        var skipped = run("skip", "1", "--next=3");

        assertEquals(ExitCode.DONE, skipped.code());
        assertEquals(3, skipped.out().split("13:00", -1).length - 1, skipped.out());
        assertEquals(ExitCode.WRONG_USAGE, run("skip", "1", "--next=0").code());
        assertEquals(ExitCode.FAILED, run("skip", "7", "--next=1").code());
        run("undo");
        assertEquals(before, run("show", "1").out());
    }

    @Test
    void oneAnswerToAllIsTakenBackByOneUndo() {
        for (var title : List.of("tea", "coffee")) {
            run("add", title, "--at=2026-11-21T11:30Z");
        }
        passMinutes(40);

        assertEquals(ExitCode.DONE, run("snooze", "--all", "1h").code());
        assertTrue(run("undo").out().contains("Snooze 2 reminders"));

        assertEquals(
                2,
                run("fires")
                        .out()
                        .lines()
                        .filter(line -> line.contains(" due "))
                        .count(),
                run("fires").out());
    }

    @Test
    void quietIsSaidBegunAndEnded() {
        assertEquals("it is not quiet\n", run("quiet").out());

        assertTrue(run("quiet", "2h").out().startsWith("silent until "));
        assertTrue(run("fires").err().contains("silent until "), run("fires").err());
        assertEquals("""
                do not disturb is over: what it held back rings now
                Gadfly is not running, so nothing rings: start gadfly or gadfly serve
                """, run("quiet", "--end").out());
        assertTrue(run("quiet", "until", "23:59").out().startsWith("silent until "));
        run("quiet", "--end");

        assertEquals(ExitCode.FAILED, run("quiet", "--end").code());
        assertEquals(ExitCode.WRONG_USAGE, run("quiet", "2h", "--end").code());
        assertEquals(ExitCode.WRONG_USAGE, run("quiet", "2020-01-01").code());
    }

    @Test
    void aNagInQuietSaysSoUnlessItIgnoresThat() {
        run("quiet", "2h");

        assertTrue(run("nag", "tea").out().contains("silent until"));
        assertFalse(run("nag", "oven", "--in-quiet").out().contains("silent until"));
    }

    @Test
    void quietHoursAndTheMostNagsOfAnHourAreSetAndTakenAway() {
        assertEquals(
                "it is not quiet\nquiet hours: 22:00-07:00, each day\nat most 6 nags an hour\n",
                run("quiet", "--hours=22:00-7:00", "--most=6").out());
        assertTrue(run("quiet", "--hours=0:00-23:59").out().startsWith("quiet hours until "));
        var document = run("quiet", "--json").out();
        assertTrue(document.contains("\"hours\" : \"00:00-23:59\""), document);
        assertTrue(document.contains("\"most\" : 6"), document);

        assertEquals(
                "it is not quiet\n", run("quiet", "--hours=none", "--most=none").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hours=22",
                "--hours=25:00-7:00",
                "--hours=22:00-22:00",
                "--most=0",
                "--most=1000",
                "--most=few"
            })
    void quietThatCannotBeIsWrongUsageAndChangesNothing(String option) {
        var refused = run("quiet", option);

        assertEquals(ExitCode.WRONG_USAGE, refused.code(), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertEquals("it is not quiet\n", run("quiet").out());
    }

    @Test
    void whereThereIsNothingToDoThatIsSaid() {
        assertEquals(
                "Nothing rings or waits, so there is nothing to answer\n",
                run("done", "--all").out());
        assertEquals(
                "Nothing to look at: there is no subscription that is not paused\n",
                run("refresh").out());
    }

    @Test
    void whatIsSwitchedOffSaysThatItWillNotRing() {
        run("add", "tea", "--at=2026-12-24T18:00Z");

        run("edit", "1", "--state=disabled");
        assertTrue(run("show", "1").out().contains("switched off: it will not ring until gadfly edit 1 --state=open"));

        run("edit", "1", "--state=open");
        assertFalse(run("show", "1").out().contains("switched off"));
    }

    @Test
    void aForecastOfWhatRingsEverySecondIsCutOffAndSaysSo() {
        run("add", "tick", "--dtstart=20261127T170000", "--rrule=FREQ=SECONDLY");

        var forecast = run("forecast", "--days=30", "--limit=5");

        assertEquals(7, forecast.out().lines().count(), forecast.out());
        assertTrue(forecast.out().contains("\nThe first 5, as far as "), forecast.out());
        assertEquals(ExitCode.WRONG_USAGE, run("forecast", "--days=100000").code());
    }

    @Test
    void withoutARunningProgramThereAreNoProcesses() {
        var run = run("ps");

        assertEquals(ExitCode.FAILED, run.code());
        assertTrue(run.err().contains("no gadfly runs"), run.err());
    }

    @Test
    void aLookSaysWhatWasRefusedAndWhatWasSwitchedOffAsAnImportDoes() throws IOException {
        try (var server = new CalendarServer()) {
            server.offer(
                    "UID:tea\nDTSTART:20261201T090000Z\nSUMMARY:Tea\nBEGIN:VALARM\nACTION:PROCEDURE\nTRIGGER:-PT5M\n"
                            + "ATTACH:file:///bin/sh\nEND:VALARM",
                    "UID:fair\nDTSTART:20260230T090000Z\nSUMMARY:Fair");
            var subscribed = run("subscribe", server.address().toString());

            assertEquals(ExitCode.DONE_IN_PART, subscribed.code());
            assertTrue(
                    subscribed.out().startsWith("team: 1 added, 1 refused\n  added line 2: Tea (Tue 2026-12-01 "),
                    subscribed.out());
            assertTrue(subscribed.out().contains("PROCEDURE is never run here"), subscribed.out());
            assertTrue(subscribed.out().contains("\n  refused line 12: Fair: "), subscribed.out());
            var listed = run("subscriptions").out();
            assertTrue(listed.contains("1 item, 1 refused"), listed);
            assertTrue(listed.contains("\nteam: refused 1, notes 1; 'gadfly subscriptions team' shows them\n"), listed);
            var named = run("subscriptions", "team").out();
            assertTrue(named.contains("\n  refused line 12: Fair: "), named);
            assertTrue(named.contains("\n  line 2: Tea: "), named);
            assertTrue(run("subscriptions", "--json").out().contains("\"refusals\""));
        }
    }

    @Test
    void subscribedCalendarIsReadAndItsRemindersAreReadOnly() throws IOException {
        try (var server = new CalendarServer()) {
            server.offer("UID:party\nDTSTART:20261224T180000Z\nSUMMARY:Party");
            var address = server.address().toString();

            assertEquals(
                    "team: 1 added\n", run("subscribe", address, "--list=work").out());
            assertEquals("team: unchanged\n", run("refresh").out());
            assertTrue(run("edit", "1", "--title=Ball").err().contains("read only"));
            assertTrue(run("subscriptions", "--json").out().contains("\"items\" : 1"));
            run("delete", "1");
            server.offer("UID:party\nDTSTART:20261224T190000Z\nSUMMARY:Party");
            assertEquals("team: 1 unchanged\n", run("refresh", "team").out());
            assertEquals(ExitCode.DONE, run("unsubscribe", address).code());
            assertEquals("No subscriptions\n", run("subscriptions").out());
        }
        assertEquals(
                ExitCode.WRONG_USAGE, run("subscribe", "file:///etc/passwd").code());
        assertEquals(ExitCode.FAILED, run("unsubscribe", "nobody").code());
    }

    @Test
    void dataFolderThatCannotBeIsSaidInOneLine() throws IOException {
        var file = Files.createFile(data.resolve("file"));

        var run = run("--data", file.toString(), "list");

        assertEquals(ExitCode.FAILED, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void whatNeitherTheDatabaseNorABackupHasComesBackFromThePlainCalendar() throws IOException {
        var store = data.resolve("store");
        run("add", "water the plants", "--at=2026-12-24T18:00Z");
        run("export", store.resolve("reminders.ics").toString());
        Files.write(store.resolve("gadfly.mv.db"), new byte[10_000]);
        Files.delete(store.resolve("journal").resolve("000001.jsonl"));

        var listed = run("list");

        assertTrue(listed.out().contains("water the plants"), listed.out());
        assertTrue(listed.err().contains("The database was damaged; it is kept as damaged-"), listed.err());
        assertTrue(listed.err().contains("1 reminders were brought back from "), listed.err());
    }

    @Test
    void thePlainCalendarIsEnoughWhereAllElseIsGone() throws IOException {
        var store = data.resolve("store");
        run("add", "water the plants", "--at=2026-12-24T18:00Z");
        run("export", store.resolve("reminders.ics").toString());
        Files.delete(store.resolve("gadfly.mv.db"));
        Files.delete(store.resolve("journal").resolve("000001.jsonl"));

        var listed = run("list");

        assertTrue(listed.out().contains("water the plants"), listed.out());
        assertTrue(listed.err().contains("The database was gone."), listed.err());
        assertTrue(listed.err().contains("1 reminders were brought back from "), listed.err());
    }

    @Test
    void whatTheJournalCouldNotSaveComesBackFromThePlainCalendar() throws IOException {
        var store = data.resolve("store");
        var database = store.resolve("gadfly.mv.db");
        run("add", "feed the cat", "--at=2026-12-24T18:00Z");
        var before = Files.readAllBytes(database);
        run("add", "water the plants", "--at=2026-12-24T18:00Z");
        run("export", store.resolve("reminders.ics").toString());
        Files.write(database, before);
        Files.delete(store.resolve("gadfly.seal"));
        var journal = store.resolve("journal").resolve("000001.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("water", "mater"));

        var listed = run("list");

        assertTrue(listed.out().contains("feed the cat"), listed.out());
        assertTrue(listed.out().contains("water the plants"), listed.out());
        assertTrue(listed.err().contains("1 reminders were brought back from "), listed.err());
    }

    @Test
    void aPlainCalendarThatCannotBeReadIsKeptAndSaid() throws IOException {
        var store = Files.createDirectory(data.resolve("store"));
        Files.writeString(store.resolve("reminders.ics"), "once a calendar");

        var listed = run("list");

        assertTrue(listed.err().contains("could not be read"), listed.err());
        try (var files = Files.list(store)) {
            var kept = files.filter(file -> file.getFileName().toString().matches("reminders-.*\\.ics"))
                    .toList();
            assertEquals(1, kept.size());
            assertEquals("once a calendar", Files.readString(kept.getFirst()));
            assertTrue(listed.err().contains(kept.getFirst().getFileName().toString()), listed.err());
        }
    }

    private Run run(String... arguments) {
        return runWithInput("", arguments);
    }

    private Run runWithInput(String input, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--data")) {
            all.addAll(List.of("--data", data.resolve("store").toString()));
        }
        var out = new ByteArrayOutputStream();
        var run = runInto(out, input, all);
        return new Run(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
    }

    private Run runInto(OutputStream out, String input, List<String> all) {
        var run = new ProgramUnderTest(data, clock).runInto(out, input, all);
        return new Run(run.code(), "", run.err());
    }
}
