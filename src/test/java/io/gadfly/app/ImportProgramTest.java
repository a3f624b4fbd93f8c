package io.gadfly.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.Interruption;
import io.gadfly.app.subscription.CalendarServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody reads who imports, exports and subscribes at the command line.
class ImportProgramTest {
    private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");

    @TempDir
    private Path folder = Path.of("unset");

    private ProgramUnderTest.Run run(String... arguments) {
        var clock = InstantSource.fixed(NOW);
        return new ProgramUnderTest(folder, clock).run(String.join(" ", arguments));
    }

    private String file(String name, String components) throws IOException {
        var text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String event(String uid, String... lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:" + uid + "\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    @Nested
    class Import {
        @Test
        void ofAFileThatEndsEarlyIsDoneInPart() throws IOException {
            var whole = file("whole.ics", event("tea", "DTSTART:20261201T090000Z"));
            var cut = Files.writeString(
                    folder.resolve("cut.ics"), Files.readString(Path.of(whole)).replace("END:VCALENDAR\n", ""));

            var run = run("import", cut.toString());
            var json = run("import", "--json", cut.toString());

            assertThat(run.code()).isEqualTo(ExitCode.DONE_IN_PART);
            assertThat(run.out()).contains("something may be missing behind it");
            assertThat(json.out()).contains("\"cut\" : true");
        }

        @Test
        void saysOfWhatIsPastWhetherItWasAdded() throws IOException {
            var file = file("old.ics", event("old", "DTSTART:20200101T090000Z"));

            var leftOut = run("import", "--skip-past", file);
            var json = run("import", "--skip-past", "--json", file);
            var added = run("import", file);

            assertThat(leftOut.out())
                    .contains("): it is over, and is left out\n")
                    .endsWith("In all: 1 past and left out. Nothing new was stored.\n");
            assertThat(json.out()).contains("\"skipsPast\" : true", "\"reason\" : \"it is over, and is left out\"");
            assertThat(added.out())
                    .contains("): it is over; it is added all the same, and will not ring\n")
                    .endsWith("In all: 1 past and added all the same. One \"gadfly undo\" takes it back.\n");
        }

        @Test
        void countsAMovedDateAsOneOfItsSeries() throws IOException {
            var series = event("standup", "DTSTART:20261201T090000Z", "RRULE:FREQ=DAILY");
            var moved = event("standup", "RECURRENCE-ID:20261203T090000Z", "DTSTART:20261203T100000Z");
            var file = file("series.ics", series + moved.replace("SUMMARY:standup", "SUMMARY:late standup"));

            var run = run("import", file);

            assertThat(run.out()).contains("In all: 2 added (1 of them a single date of a series). ");
            assertThat(run("show", "1").out())
                    .contains("\n  date: Thu 2026-12-03 ")
                    .contains(": moved to Thu 2026-12-03 ")
                    .contains(", called late standup\n");
        }

        @Test
        void saysOfAFileWithoutItemsThatItHasNone() throws IOException {
            var file = file("empty.ics", "");

            var run = run("import", file);

            assertThat(run.code()).isEqualTo(ExitCode.DONE);
            assertThat(run.err()).isEqualTo("gadfly: " + file + " has nothing to be reminded of\n");
        }

        @Test
        void asksForAZoneThatNobodyKnowsAndTakesTheAnswer() throws IOException {
            var file = file("nowhere.ics", event("tea", "DTSTART;TZID=Nowhere:20261201T090000"));

            var asking = run("import", "--dry-run", file);
            var told = run("import", "--zone=Nowhere=Asia/Tokyo", file);

            assertThat(asking.err()).contains("nobody knows the time zone Nowhere", "--zone \"Nowhere=Area/City\"");
            assertThat(told.err()).isEmpty();
            assertThat(told.out()).contains("Asia/Tokyo was taken for it, as you said.");
            assertThat(run("show", "1").out()).contains("Tokyo");
            assertThat(run("import", "--zone=Nowhere", file).code()).isEqualTo(ExitCode.WRONG_USAGE);
        }

        @Test
        void readsAgainWhatWasReadInTheViewersZoneBeforeItsOwnWasSaid() throws IOException {
            var file = file("nowhere.ics", event("tea", "DTSTART;TZID=Nowhere:20261201T090000"));
            run("import", file);
            var before = run("show", "1").out();

            var told = run("import", "--zone=Nowhere=Asia/Tokyo", file);
            var again = run("import", "--zone=Nowhere=Asia/Tokyo", file);

            assertThat(before).doesNotContain("Tokyo");
            assertThat(told.out()).contains("): time\n").contains("In all: 1 changed. One \"gadfly undo\"");
            assertThat(run("show", "1").out()).contains("Tokyo");
            assertThat(again.out()).contains("In all: 1 unchanged.");
            run("undo");
            assertThat(run("show", "1").out())
                    .contains(before.substring(before.indexOf("next:")).split("\n")[0]);
        }

        @Test
        void movesTheInstancesOfASeriesWithItWhenItsZoneIsSaid() throws IOException {
            var series = event("tea", "DTSTART;TZID=Nowhere:20261201T090000", "RRULE:FREQ=DAILY;COUNT=5");
            var moved =
                    event("tea", "RECURRENCE-ID;TZID=Nowhere:20261203T090000", "DTSTART;TZID=Nowhere:20261203T110000");
            var file = file("nowhere.ics", series + moved);
            run("import", file);

            var told = run("import", "--zone=Nowhere=Asia/Tokyo", file);
            var again = run("import", "--zone=Nowhere=Asia/Tokyo", file);

            assertThat(told.out()).contains("In all: 2 changed.").doesNotContain("no place in it");
            assertThat(run("show", "1").out())
                    .contains("5 times, with one date moved\n")
                    .contains("  date: Thu 2026-12-03 00:00:00: moved to Thu 2026-12-03 02:00:00\n");
            assertThat(again.out()).contains("In all: 2 unchanged.");
        }

        @Test
        void keepsWhatWasChangedHereWhenTheSameZoneIsSaidAgain() throws IOException {
            var file = file("nowhere.ics", event("tea", "DTSTART;TZID=Nowhere:20261201T090000"));
            run("import", "--zone=Nowhere=Asia/Tokyo", file);
            run("edit", "1", "--title=coffee");

            var again = run("import", "--zone=Nowhere=Asia/Tokyo", file);

            assertThat(again.out()).contains("In all: 1 unchanged.");
            assertThat(run("show", "1").out()).contains("coffee");
        }

        @Test
        void saysInItsHelpHowAStopIsToldToTheShell() {
            assertThat(run("import", "--help").out()).contains("exit code 130");
        }

        @Test
        void asksWithoutAWordOnUndoWhereNothingWasStored() throws IOException {
            var file = file("nowhere.ics", event("tea", "DTSTART;TZID=Nowhere:20261201T090000"));

            var first = run("import", file);
            var again = run("import", file);

            assertThat(first.err())
                    .isEqualTo(
                            "gadfly: nobody knows the time zone Nowhere, and Etc/UTC was taken for it: if that is wrong,"
                                    + " import again with --zone \"Nowhere=Area/City\"\n");
            assertThat(again.err())
                    .isEqualTo("gadfly: nobody knows the time zone Nowhere: what is stored stays as it was read; to say"
                            + " which it is, import again with --zone \"Nowhere=Area/City\"\n");
        }

        @Test
        void takesAZoneInWhateverCaseAndNamesOneThatIsNotInTheFile() throws IOException {
            var file = file("nowhere.ics", event("tea", "DTSTART;TZID=Nowhere:20261201T090000"));

            var other = run("import", "--dry-run", "--zone=Elsewhere=Asia/Tokyo", file);
            var told = run("import", "--zone=nowhere=Asia/Tokyo", file);

            assertThat(other.err()).contains("none of it has a time zone Elsewhere that nobody knows");
            assertThat(told.err()).isEmpty();
            assertThat(told.out()).contains("Asia/Tokyo was taken for it, as you said.");
        }

        @Test
        void namesTheZoneOfTimesThatStandBesideAnother() throws IOException {
            var zone = event("tea", "DTSTART;TZID=Asia/Tokyo:20261201T090000");

            var run = run("import", file("tokyo.ics", zone));

            assertThat(run.out()).containsPattern("tea \\(Tue 2026-12-01 [0-9:]+ [A-Z]\\S+\\)");
            assertThat(run("show", "1").out()).containsPattern("next: Tue 2026-12-01 [0-9:]+ [A-Z]\\S+\n");
        }
    }

    @Nested
    class WhileItRuns {
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();

        private ExitCode runOn(Interruption interruption, InstantSource clock, String file) {
            var nobody = InputStream.nullInputStream();
            var out = new StandardOutput(OutputStream.nullOutputStream());
            var console = new Console(nobody, out, err, true, interruption);
            var data = folder.resolve("store").toString();
            var arguments = Arguments.of(List.of("import", file, "--data", data));
            var directories = Directories.of(arguments.data(), Map.of(), new Properties());
            return new Program(new Wiring(directories, console, clock, Map.of()), arguments).run();
        }

        private String many() throws IOException {
            return file(
                    "many.ics",
                    IntStream.range(0, 600)
                            .mapToObj(i -> event("u" + i, "DTSTART:20261201T090000Z"))
                            .collect(Collectors.joining()));
        }

        @Test
        void anImportThatIsTakenBackStoresNothingAndSaysSo() throws IOException {
            var interruption = new Interruption();
            interruption.ask();

            var code = runOn(interruption, InstantSource.fixed(NOW), many());

            assertThat(code).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString(UTF_8)).isEqualTo("gadfly: the import was cancelled; nothing was stored\n");
            assertThat(run("list").out()).isEqualTo("No reminders\n");
        }

        @Test
        void aScreenShowsHowFarItIsOnALineThatGoes() throws IOException {
            var seconds = new AtomicLong();
            InstantSource running = () -> NOW.plusSeconds(seconds.getAndIncrement());

            var code = runOn(new Interruption(), running, many());

            assertThat(code).isEqualTo(ExitCode.DONE);
            assertThat(err.toString(UTF_8)).contains("\r256 items\u001b[K").endsWith("\r\u001b[K");
        }
    }

    @Nested
    class Export {
        @Test
        void ofAListThatIsNoneFails() {
            run("add", "tea", "--list=kitchen");

            assertThat(run("export", "--list=kitchen").code()).isEqualTo(ExitCode.DONE);
            var wrong = run("export", "--list=kitshen");

            assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
            assertThat(wrong.err()).isEqualTo("gadfly: there is no list kitshen: gadfly lists shows those that are\n");
        }
    }

    @Nested
    class Subscribe {
        @Test
        void webcalStandsForTheHttpOfOneThatIsThere() throws IOException {
            try (var server = new CalendarServer()) {
                server.offer("UID:tea\nDTSTART:20261201T090000Z\nSUMMARY:Tea");
                var address = server.address().toString();
                run("subscribe", address);

                var again = run("subscribe", address.replace("http:", "webcal:"), "--name=mine");

                assertThat(again.code()).isEqualTo(ExitCode.DONE);
                assertThat(run("subscriptions").out().lines()).hasSize(2);
                assertThat(run("subscriptions").out()).contains("mine", "1 item ");
                assertThat(run("refresh", address.replace("http:", "webcal:")).out())
                        .isEqualTo("mine: unchanged\n");
            }
        }

        @Test
        void againToWhatWasLeftKeepsWhatWasAnsweredAndSaysWhatCannotBeTakenBack() throws IOException {
            try (var server = new CalendarServer()) {
                server.offer(
                        "UID:meet\nDTSTART:20261124T090000Z\nRRULE:FREQ=DAILY;COUNT=5\nSUMMARY:Meet",
                        "UID:tea\nDTSTART:20261201T090000Z\nSUMMARY:Tea");
                var address = server.address().toString();
                run("subscribe", address);
                run("done", "1");
                run("unsubscribe", address);

                run("subscribe", address);

                assertThat(run("list").out()).contains("Wed 2026-11-25").doesNotContain("2026-11-24");
                var idle = "nothing (%s): what it was about is gone, or is there again from its calendar\n";
                assertThat(run("undo").out()).isEqualTo("Taken back: " + idle.formatted("Delete 2 reminders"));
                assertThat(run("undo").out()).isEqualTo("Taken back: " + idle.formatted("Done: “Meet”"));
                assertThat(run("redo").out()).isEqualTo("Done again: " + idle.formatted("Done: “Meet”"));
                assertThat(run("list").out()).contains("Wed 2026-11-25").doesNotContain("2026-11-24");
            }
        }

        @Test
        void againToWhatWasLeftKeepsDoneWhatWasDone() throws IOException {
            try (var server = new CalendarServer()) {
                server.offer("UID:tea\nDTSTART:20261201T090000Z\nSUMMARY:Tea");
                var address = server.address().toString();
                run("subscribe", address);
                run("done", "1");
                run("unsubscribe", address);

                var again = run("subscribe", address);

                assertThat(again.code()).isEqualTo(ExitCode.DONE);
                assertThat(run("list").out()).containsPattern("2 +- +Tea +inbox +done\n");
            }
        }

        @Test
        void countsOnlyWhatTheCalendarHolds() throws IOException {
            try (var server = new CalendarServer()) {
                server.offer("UID:tea\nDTSTART:20261201T090000Z", "UID:cake\nDTSTART:20261201T090000Z");
                run("subscribe", server.address().toString());

                server.offer("UID:tea\nDTSTART:20261201T090000Z");
                run("refresh");

                assertThat(run("subscriptions").out()).contains("1 item ");
                assertThat(run("subscriptions", "--json").out()).contains("\"items\" : 1,");
            }
        }

        @Test
        void anEmptiedCalendarIsTakenInPartAndSaysHowManyAreKept() throws IOException {
            try (var server = new CalendarServer()) {
                server.offer("UID:tea\nDTSTART:20261201T090000Z", "UID:cake\nDTSTART:20261201T090000Z");
                run("subscribe", server.address().toString());

                server.offer();
                var look = run("refresh");

                assertThat(look.code()).isEqualTo(ExitCode.DONE_IN_PART);
                assertThat(run("subscriptions").out()).contains("nothing in it, 2 kept that are not in it");
                assertThat(run("subscriptions", "--json").out()).contains("\"kept\" : 2");
            }
        }

        @Test
        void ofARefusedItemThatIsStoredTheOldVersionIsSaidToStay() throws IOException {
            try (var server = new CalendarServer()) {
                server.offer("UID:tea\nDTSTART:20261201T090000Z\nSUMMARY:Tea");
                run("subscribe", server.address().toString());

                server.offer("UID:tea\nDTSTART:20260230T090000Z\nSUMMARY:Tea");
                var look = run("refresh");

                assertThat(look.code()).isEqualTo(ExitCode.DONE_IN_PART);
                assertThat(look.out()).contains("\n    what is stored under its UID stays as it is\n");
            }
        }
    }
}
