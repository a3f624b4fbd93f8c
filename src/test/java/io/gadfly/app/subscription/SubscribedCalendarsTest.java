package io.gadfly.app.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionFetcher;
import io.gadfly.kernel.ChildSpec;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagProfile;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscribedCalendarsTest {
    private static final String STANDUP = """
            UID:standup
            DTSTART:20260302T090000Z
            RRULE:FREQ=DAILY
            SUMMARY:Stand-up
            """;
    private static final String PARTY = """
            UID:party
            DTSTART:20260308T180000Z
            SUMMARY:Party
            """;

    @TempDir
    private Path folder = Path.of("unset");

    private final Simulation world = new Simulation(1, Instant.parse("2026-03-02T08:00:00Z"));
    private CalendarServer server;
    private SubscriptionFetcher fetcher;
    private Engine engine;
    private SubscribedCalendars calendars;

    @BeforeEach
    void start() throws IOException {
        server = new CalendarServer();
        server.offer(STANDUP);
        fetcher = new SubscriptionFetcher(world);
        engine = Engine.start(
                world.system(),
                new MemoryRepository(),
                Media.of(),
                new Surroundings(world, () -> Zone.UTC, () -> EngineSettings.DEFAULT));
        var kept = SubscribedCalendars.kept(folder.resolve("subscriptions.json"), engine.service());
        var refresher = new Refresher(
                kept,
                fetcher,
                new Arrivals(folder, world),
                world,
                () -> Zone.UTC,
                SubscribedCalendars.into(engine.service()));
        var spec = ChildSpec.of("subscriptions", () -> new SubscriptionServer(refresher));
        engine.accompany(spec);
        calendars = new SubscribedCalendars(
                kept,
                engine.service(),
                refresher::refresh,
                () -> world.system()
                        .registry()
                        .ref(SubscriptionServer.NAME)
                        .cast(new SubscriptionServer.Message.Look()));
        world.settle();
    }

    @AfterEach
    void stop() {
        engine.close();
        world.settle();
        fetcher.close();
        server.close();
    }

    private Subscription subscription() {
        return Subscription.of(server.address(), "work").withInterval(Duration.ofHours(6));
    }

    private void subscribe() {
        calendars.subscribe(subscription());
        calendars.change(subscription());
        world.settle();
    }

    private ReminderService service() {
        return engine.service();
    }

    private List<Reminder> reminders() {
        var all = new ArrayList<Reminder>();
        service().forEach(ReminderFilter.ALL, all::add);
        return all;
    }

    private List<String> titles() {
        return reminders().stream().map(Reminder::title).sorted().toList();
    }

    @Test
    void whatTheDiskDoesNotGiveIsNoEmptyList() throws IOException {
        var unread = Files.createDirectory(folder.resolve("unread.json"));
        var subscriptions = new SubscribedCalendars(
                SubscribedCalendars.kept(unread, engine.service()), engine.service(), _ -> List.of(), () -> {});

        var trouble = assertThrows(StoreException.class, subscriptions::list);

        assertTrue(
                String.valueOf(trouble.getMessage()).startsWith("the subscriptions cannot be read: "),
                trouble::toString);
    }

    @Nested
    class WhileTheProgramRuns {
        @Test
        void theCalendarIsAskedForInItsIntervalAndTakenInWhenItChanged() {
            subscribe();
            assertEquals(List.of("Stand-up"), titles());

            world.advance(Duration.ofHours(7));
            assertEquals(2, server.asked());
            assertEquals(1, server.sent());

            server.offer(STANDUP, PARTY);
            world.advance(Duration.ofHours(6));
            assertEquals(List.of("Party", "Stand-up"), titles());
        }

        @Test
        void aServerThatIsDownCostsNothingThatWasRead() {
            subscribe();
            server.breakDown(true);

            world.advance(Duration.ofHours(7));

            assertEquals(List.of("Stand-up"), titles());
            assertTrue(calendars.list().getFirst().state().failures() > 0);
            server.breakDown(false);
            world.advance(Duration.ofHours(7));
            assertEquals(0, calendars.list().getFirst().state().failures());
        }

        @Test
        void aPausedOneIsNotAskedFor() {
            subscribe();
            calendars.change(subscription().withPaused(true));

            world.advance(Duration.ofDays(2));

            assertEquals(1, server.asked());
        }

        @Test
        void theProcessStandsInTheTreeAndIsStartedAgainWhenItDies() {
            subscribe();
            var process = world.system().registry().ref(SubscriptionServer.NAME).pid();

            assertTrue(service().kill(process));
            world.settle();

            server.offer(PARTY);
            world.advance(Duration.ofHours(7));
            assertTrue(titles().contains("Party"));
            assertTrue(service().processes().children().stream()
                    .anyMatch(child -> child.name().equals("subscriptions")));
        }
    }

    @Nested
    class ItsReminders {
        @Test
        void areInItsListAndNagAsItSays() {
            calendars.subscribe(subscription().withNag(NagProfile.GENTLE));

            var reminder = reminders().getFirst();

            assertEquals("work", reminder.definition().details().list());
            assertEquals(NagProfile.GENTLE.policy(), reminder.definition().nag());
        }

        @Test
        void areReadOnlyButCanBeAnswered() {
            subscribe();
            var reminder = reminders().getFirst();

            var edited = service().edit(reminder, reminder.definition());

            assertEquals(
                    server.address().toString(),
                    assertInstanceOf(EditResult.ReadOnly.class, edited).source());
            world.advance(Duration.ofMinutes(61));
            var answered = service().answer(reminder.id(), new Answer.Done());
            assertInstanceOf(AnswerResult.Answered.class, answered);
        }

        @Test
        void keepTheirAnswersWhenTheCalendarIsReadAgain() {
            subscribe();
            world.advance(Duration.ofMinutes(61));
            service().answer(reminders().getFirst().id(), new Answer.Done());

            server.offer(STANDUP, PARTY);
            calendars.refresh(calendars.list());
            world.settle();

            assertTrue(service().fires().isEmpty());
        }

        @Test
        void stayWhereTheCalendarComesEmptyAndThatIsSaid() {
            server.offer(STANDUP, PARTY);
            subscribe();

            server.offer();
            var look = assertInstanceOf(
                    Refreshed.Imported.class,
                    calendars.refresh(calendars.list()).getFirst());

            assertEquals(List.of("Party", "Stand-up"), titles());
            assertTrue(reminders().stream().allMatch(reminder -> reminder.status() == Reminder.Status.OPEN));
            var said = look.report().remarks().getFirst().text();
            assertTrue(said.contains("the calendar came without any item"), said);
            assertTrue(said.contains("2 reminders that are still to come from it are kept"), said);
            var kept = calendars.list().getFirst().state().brought().orElseThrow();
            assertEquals(said, kept.findings().notes().getFirst().text());
        }

        @Test
        void ofOneThatIsEmptyFromTheStartNothingIsSaid() {
            server.offer();

            var look = assertInstanceOf(
                    Refreshed.Imported.class,
                    calendars.subscribe(subscription()).getFirst());

            assertEquals(List.of(), look.report().remarks());
        }

        @Test
        void stayWhereAPartOfTheCalendarCannotBeReadAndThatIsSaid() {
            server.offer(STANDUP, PARTY);
            subscribe();

            server.offer(STANDUP, "DTSTART:20260230T180000Z");
            var look = assertInstanceOf(
                    Refreshed.Imported.class,
                    calendars.refresh(calendars.list()).getFirst());

            assertEquals(List.of("Party", "Stand-up"), titles());
            var said = look.report().remarks().getFirst().text();
            assertTrue(said.contains("1 reminder that is not in the rest of it is kept"), said);
        }

        @Test
        void noLookIsAStepOfUndo() {
            subscribe();
            server.offer(STANDUP, PARTY);
            calendars.refresh(calendars.list());

            assertEquals(Optional.empty(), service().undo());
            assertEquals(List.of("Party", "Stand-up"), titles());
            assertEquals(1, calendars.list().size());
        }

        @Test
        void doNotComeBackWhenTheyWereDeletedHere() {
            subscribe();
            service().delete(List.of(reminders().getFirst().id()));

            server.offer(STANDUP, PARTY);
            calendars.refresh(calendars.list());

            assertEquals(List.of("Party"), titles());
        }

        @Test
        void comeBackWithANewSubscriptionToTheSameCalendar() {
            subscribe();
            calendars.unsubscribe(calendars.list().getFirst().subscription());

            subscribe();

            assertEquals(List.of("Stand-up"), titles());
        }

        @Test
        void areLookedForAgainWhenTheSubscriptionIsBack() {
            subscribe();
            calendars.unsubscribe(calendars.list().getFirst().subscription());
            service().undo();

            server.offer(STANDUP, PARTY);
            calendars.refresh(calendars.list());

            assertEquals(List.of("Party", "Stand-up"), titles());
        }

        @Test
        void goWithTheSubscriptionAndComeBackByOneUndo() {
            server.offer(STANDUP, PARTY);
            subscribe();

            assertEquals(2, calendars.unsubscribe(calendars.list().getFirst().subscription()));

            assertEquals(List.of(), titles());
            assertEquals(List.of(), calendars.list());
            service().undo();
            assertEquals(List.of("Party", "Stand-up"), titles());
            assertEquals(
                    server.address(), calendars.list().getFirst().subscription().address());
        }
    }
}
