package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.icalendar.CalendarReader;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Surroundings SURROUNDINGS =
            new Surroundings(CLOCK, () -> Zone.UTC, () -> EngineSettings.DEFAULT);

    @TempDir
    private Path folder = Path.of("unset");

    private final ProcessSystem system = ProcessSystem.onVirtualThreads(CLOCK);

    @AfterEach
    void end() {
        system.close();
    }

    private CalendarCopy calendar() {
        return new CalendarCopy(folder.resolve("reminders.ics"), () -> Zone.UTC);
    }

    private static void add(ReminderService reminders, String title) {
        reminders.add(Definition.of(Details.of(title), Schedule.once(CalendarTime.utc(NOW.plusSeconds(3600)))));
    }

    private static List<String> titles(ReminderService reminders) {
        var titles = new ArrayList<String>();
        reminders.forEach(ReminderFilter.ALL, reminder -> titles.add(reminder.title()));
        return titles;
    }

    @Nested
    class ThePlainCalendar {
        private final ReminderService before = Engine.atRest(system, new MemoryRepository(), SURROUNDINGS);
        private final ReminderService after = Engine.atRest(system, new MemoryRepository(), SURROUNDINGS);

        @Test
        void bringsBackWhatIsMissingAndNoMore() throws IOException {
            add(before, "tea");
            add(before, "bins");
            calendar().write(before, NOW);

            assertEquals(OptionalInt.of(2), calendar().bringBack(after));
            assertEquals(OptionalInt.of(0), calendar().bringBack(after));

            assertEquals(List.of("tea", "bins"), titles(after));
        }

        @Test
        void leavesWhatIsThereAsItIs() throws IOException {
            add(before, "tea");
            calendar().write(before, NOW);
            Reminder tea = before.list(ReminderFilter.ALL, 0, 1).getFirst().reminder();
            before.edit(tea, tea.definition().withDetails(Details.of("green tea")));

            assertEquals(OptionalInt.of(0), calendar().bringBack(before));

            assertEquals(List.of("green tea"), titles(before));
        }

        @Nested
        class BringsBack {
            private final MemoryRepository old = new MemoryRepository();
            private final ReminderService there = Engine.atRest(system, old, SURROUNDINGS);
            private final MemoryRepository anew = new MemoryRepository();
            private final ReminderService here = Engine.atRest(system, anew, SURROUNDINGS);

            private Reminder addDue(Instant at, MisfirePolicy missed) {
                return there.add(Definition.of(Details.of("tea"), Schedule.once(CalendarTime.utc(at)))
                        .withMisfire(missed));
            }

            private Fire waiting(Reminder reminder, Instant dueAt, NagState state) {
                var fence = new Fence(reminder.id(), Fence.nameOf(CalendarTime.utc(dueAt)), "START");
                var fire = new Fire(old.nextFireNumber(), fence, dueAt, dueAt, "default", 0, state);
                old.commit(new Changes(
                        NOW, List.of(), List.of(), List.of(), List.of(fire), List.of(), List.of(), Optional.empty()));
                return fire;
            }

            private Instant ago(int minutes) {
                return NOW.minus(Duration.ofMinutes(minutes));
            }

            private List<Fire> brought() throws IOException {
                calendar().write(there, NOW);
                assertEquals(OptionalInt.of(1), calendar().bringBack(here));
                return anew.findLiveFires(0, 9);
            }

            @Test
            void whatRangUnansweredUnderItsFence() throws IOException {
                var tea = addDue(ago(30), MisfirePolicy.DEFAULT);
                var rang = waiting(tea, ago(30), new NagState.Ringing(2, NOW));

                var fire = brought().getFirst();

                assertEquals(rang.fence().recurrenceId(), fire.fence().recurrenceId());
                assertEquals(rang.fence().alarm(), fire.fence().alarm());
                assertEquals(ago(30), fire.dueAt());
                assertEquals(new NagState.Due(), fire.state());
                assertEquals("tea", here.fires().getFirst().reminder().title());
                assertTrue(here.timeline(fire.fence().reminder()).stream()
                        .anyMatch(line -> line.cause().equals("broughtBack")));
            }

            @Test
            void theLastOfSeveralWhichSpeaksForTheOthers() throws IOException {
                var tea = addDue(ago(90), MisfirePolicy.DEFAULT);
                for (int minutes : new int[] {90, 60, 30}) {
                    waiting(tea, ago(minutes), new NagState.Queued(ago(minutes), 0));
                }

                var fires = brought();

                assertEquals(List.of(ago(30)), fires.stream().map(Fire::dueAt).toList());
                assertEquals(2, fires.getFirst().missed());
            }

            @Test
            void nothingThatItsPolicyPassesOver() throws IOException {
                var tea = addDue(ago(30), new MisfirePolicy.SkipToNext());
                waiting(tea, ago(30), new NagState.Ringing(2, NOW));

                assertEquals(List.of(), brought());
            }

            @Test
            void whatWasPutToSleepAsItSleeps() throws IOException {
                var tea = addDue(ago(30), MisfirePolicy.DEFAULT);
                var until = NOW.plusSeconds(600);
                waiting(tea, ago(30), new NagState.Snoozed(until));

                assertEquals(
                        List.of(new NagState.Snoozed(until)),
                        brought().stream().map(Fire::state).toList());
            }

            @Test
            void whatShouldHaveWokenSince() throws IOException {
                var tea = addDue(ago(30), MisfirePolicy.DEFAULT);
                waiting(tea, ago(30), new NagState.Snoozed(ago(1)));

                assertEquals(
                        List.of(new NagState.Due()),
                        brought().stream().map(Fire::state).toList());
            }

            @Test
            void whatHasFallenDueSinceItWasWritten() throws IOException {
                addDue(ago(30), MisfirePolicy.DEFAULT);
                calendar().write(there, ago(60));
                Files.setLastModifiedTime(calendar().file(), FileTime.from(ago(60)));

                calendar().bringBack(here);

                assertEquals(Optional.of(ago(30)), anew.nextFireAt());
                assertEquals("tea", here.fires().getFirst().reminder().title());
            }

            @Test
            void noneOfItWhereTheCalendarIsOnlyImported() throws IOException {
                var tea = addDue(ago(30), MisfirePolicy.DEFAULT);
                waiting(tea, ago(30), new NagState.Ringing(2, NOW));
                calendar().write(there, NOW);
                assertTrue(Files.readString(calendar().file()).contains("X-GADFLY-AWAITED"));

                assertEquals(1, imported(here).count(ImportReport.Kind.PAST));
                assertEquals(1, imported(there).count(ImportReport.Kind.UNCHANGED));

                assertEquals(List.of(), here.fires());
                assertEquals(Optional.empty(), anew.nextFireAt());
            }

            private ImportReport imported(ReminderService reminders) throws IOException {
                try (var in = Files.newInputStream(calendar().file())) {
                    var opened = CalendarReader.open("reminders.ics", in, Zone.UTC);
                    var items = assertInstanceOf(CalendarReader.Opened.Calendar.class, opened);
                    return reminders.importCalendar("reminders.ics", items.items(), ImportOptions.STORE);
                }
            }
        }

        @Test
        void thatIsNotThereBringsNothing() throws IOException {
            assertEquals(OptionalInt.empty(), calendar().bringBack(after));
        }

        @Test
        void thatIsNoCalendarBringsNothing() throws IOException {
            Files.write(calendar().file(), new byte[1000]);

            assertEquals(OptionalInt.empty(), calendar().bringBack(after));
        }
    }

    @Nested
    class WhileTheProgramRuns {
        @Test
        void theBackupIsMadeOnceADayAndTheCalendarFollowsTheChanges() throws Exception {
            var store = assertInstanceOf(Opening.Opened.class, Store.open(folder, CLOCK))
                    .store();
            try (store;
                    var engine = Engine.start(system, store, Media.of(), SURROUNDINGS)) {
                var copies = new Copies(store, engine.service(), calendar(), CLOCK, () -> 400);
                copies.make();
                assertEquals(1, backups());
                assertTrue(Files.exists(calendar().file()));

                add(engine.service(), "tea");
                copies.close();

                assertEquals(1, backups());
                assertTrue(Files.readString(calendar().file()).contains("SUMMARY:tea"));
            }
        }

        @Test
        void whatIsOverForLongerThanTheUserWantsLeavesBehindTheBackup() throws Exception {
            var store = assertInstanceOf(Opening.Opened.class, Store.open(folder, CLOCK))
                    .store();
            try (store;
                    var engine = Engine.start(system, store, Media.of(), SURROUNDINGS)) {
                add(engine.service(), "tea");
                var tea = store.list(ReminderFilter.ALL, 0, 1).getFirst().reminder();
                var old = doneDaysAgo(31, tea, store);
                var young = doneDaysAgo(29, tea, store);

                new Copies(store, engine.service(), calendar(), CLOCK, () -> 30).make();

                assertEquals(Optional.empty(), store.findFire(old.fence()));
                assertEquals(Optional.of(young), store.findFire(young.fence()));
            }
        }

        private Fire doneDaysAgo(int days, Reminder reminder, Store store) {
            var at = NOW.minus(Duration.ofDays(days));
            var fence = new Fence(reminder.id(), at.toString(), "START");
            var fire = new Fire(store.nextFireNumber(), fence, at, at, "default", 0, new NagState.Done(at, 1));
            store.commit(new Changes(
                    at, List.of(), List.of(), List.of(), List.of(fire), List.of(), List.of(), Optional.empty()));
            return fire;
        }

        private long backups() throws IOException {
            try (var files = Files.list(folder.resolve("backups"))) {
                return files.count();
            }
        }
    }
}
