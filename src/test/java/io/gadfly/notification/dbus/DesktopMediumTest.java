package io.gadfly.notification.dbus;

import static io.gadfly.notification.Examples.fence;
import static io.gadfly.notification.Examples.notification;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Medium.Response;
import io.gadfly.reminder.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.messages.MethodCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DesktopMediumTest {
    private static final String[] FULL = {"body", "actions", "body-markup"};
    private static final long PATIENCE_SECONDS = 20;
    private static final int MOST_TRIES = 5;
    private static final Logger LOGGER = LoggerFactory.getLogger(DesktopMediumTest.class);

    private final BlockingQueue<Response> responses = new LinkedBlockingQueue<>();
    private final Semaphore availabilityChanges = new Semaphore(0);

    @TempDir
    private Path folder;

    private PrivateBus bus;
    private DesktopMedium medium;

    @BeforeEach
    void startBus() throws Exception {
        bus = PrivateBus.startIn(folder);
        medium = medium();
        medium.onResponse(responses::add);
        medium.onAvailabilityChange(availabilityChanges::release);
    }

    @AfterEach
    void stopBus() throws Exception {
        MethodCall.setDefaultTimeout(Bus.REPLY_MILLIS);
        medium.close();
        bus.close();
    }

    @Nested
    class WithAServerThatCanDoEverything {
        private FakeNotificationServer server;

        @BeforeEach
        void startServer() throws Exception {
            server = FakeNotificationServer.startOn(bus, FULL);
        }

        @AfterEach
        void stopServer() {
            server.close();
        }

        @Test
        void itIsReady() {
            assertEquals(new Availability.Ready(), medium.availability());
        }

        @Test
        void aNagIsShownWithItsContextAndButtons() throws Exception {
            var result = medium.deliver(notification(7, 2, "pay rent"));

            assertEquals(new DeliveryResult.Delivered(), result);
            var bubble = next(server.shown);
            assertEquals("pay rent", bubble.summary());
            assertEquals("Due 09:00 · nag 2 of 5", bubble.body());
            assertEquals(
                    List.of("Done", "Snooze 10 min", "Open"),
                    List.of(
                            bubble.actions().get(1),
                            bubble.actions().get(3),
                            bubble.actions().get(5)));
        }

        @Test
        void aNoticeHasNothingToAnswer() throws Exception {
            medium.deliver(Examples.notice("The clock was set back", "By a year."));

            var bubble = next(server.shown);
            assertEquals("By a year.", bubble.body());
            assertEquals(List.of("default", "Open"), bubble.actions());
        }

        @Test
        void markupInAnImportedTextIsShownNotInterpreted() throws Exception {
            medium.deliver(notification("<b>bold</b>", "<a href=\"x\">a & b</a>"));

            var bubble = next(server.shown);
            assertEquals("<b>bold</b>", bubble.summary(), "the summary is never markup");
            assertEquals("&lt;a href=\"x\"&gt;a &amp; b&lt;/a&gt;\nDue 09:00", bubble.body());
        }

        @Test
        void theNextNagReplacesTheEarlierOneOfTheSameFire() throws Exception {
            medium.deliver(notification(7, 1, "pay rent"));
            medium.deliver(notification(8, 1, "call mum"));
            medium.deliver(notification(7, 2, "pay rent"));

            var first = next(server.shown);
            var other = next(server.shown);
            var second = next(server.shown);
            assertEquals(0, first.replaced());
            assertEquals(0, other.replaced());
            assertEquals(first.id(), second.replaced());
        }

        @Test
        void doneIsTheAnswerToTheFireWhoseButtonItWas() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            medium.deliver(notification(8, "call mum"));
            var rent = next(server.shown);

            server.press(rent.id(), rent.button("Done"));

            assertEquals(new Response.Answered(fence(7), new Answer.Done()), next(responses));
        }

        @Test
        void snoozeAndOpenAreAsked() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var bubble = next(server.shown);

            server.press(bubble.id(), bubble.button("Snooze 10 min"));
            assertEquals(new Response.SnoozeAsked(fence(7)), next(responses));

            server.press(bubble.id(), bubble.button("Open"));
            assertEquals(new Response.OpenAsked(fence(7)), next(responses));
        }

        @Test
        void whatRepeatsCanBeSkipped() throws Exception {
            medium.deliver(Examples.repeated(7, "take the pills"));
            var bubble = next(server.shown);

            assertEquals("Snooze 1 h 30 min", bubble.actions().get(3));
            server.press(bubble.id(), bubble.button("Skip"));

            assertEquals(new Response.Answered(fence(7), new Answer.Skip()), next(responses));
        }

        @Test
        void aButtonOfABubbleThatWasReplacedOrWithdrawnStillMeansItsOwnFire() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var old = next(server.shown);
            medium.withdraw(fence(7));
            assertEquals(old.id(), next(server.closed));
            medium.deliver(notification(8, "call mum"));

            server.press(old.id(), old.button("Done"));
            assertEquals(new Response.Answered(fence(7), new Answer.Done()), next(responses));

            server.press(old.id(), "default");
            assertEquals(new Response.OpenAsked(fence(7)), next(responses));
        }

        @Test
        void afterAKillTheOldBubbleIsReplacedAndItsButtonsStillMeanItsOwnFire() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var old = next(server.shown);
            try (var restarted = medium()) {
                var answers = new LinkedBlockingQueue<Response>();
                restarted.onResponse(answers::add);
                awaitReady(restarted);

                server.press(old.id(), old.button("Done"));
                assertEquals(new Response.Answered(fence(7), new Answer.Done()), next(answers));

                server.press(old.id(), "default");
                assertEquals(new Response.OpenAsked(fence(7)), next(answers));

                restarted.deliver(notification(7, 2, "pay rent"));
                assertEquals(old.id(), next(server.shown).replaced());
            }
        }

        @Test
        void whatIsOnScreenNeedsNoRestoring() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            next(server.shown);

            assertInstanceOf(DeliveryResult.Delivered.class, medium.restore(notification(7, "pay rent")));

            assertEquals(List.of(), List.copyOf(server.shown));
        }

        @Test
        void whatTheUserClosedOrItsTimeEndedNeedsNoRestoring() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            medium.deliver(notification(8, "call mum"));
            server.tellClosed(next(server.shown).id(), Notifications.NotificationClosed.DISMISSED);
            server.tellClosed(next(server.shown).id(), Notifications.NotificationClosed.EXPIRED);
            medium.deliver(notification(9, "the last"));
            var last = next(server.shown);
            server.press(last.id(), last.button("Open"));
            assertEquals(new Response.Answered(fence(7), new Answer.Dismiss()), next(responses));
            assertEquals(new Response.OpenAsked(fence(9)), next(responses), "so the earlier signals were heard, too");

            medium.restore(notification(7, "pay rent"));
            medium.restore(notification(8, "call mum"));

            assertEquals(List.of(), List.copyOf(server.shown));
        }

        @Test
        void whatAServerTookWithItThatEndedIsPutOnItsSuccessorOnce() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            next(server.shown);
            availabilityChanges.drainPermits();
            server.crash();
            awaitAvailabilityChange();

            try (var successor = FakeNotificationServer.startOn(bus, FULL)) {
                awaitReady(medium);
                medium.restore(notification(7, "pay rent"));
                medium.restore(notification(7, "pay rent"));

                assertEquals(0, next(successor.shown).replaced());
                assertEquals(List.of(), List.copyOf(successor.shown));
            }
        }

        @Test
        void whatAKilledProgramLeftIsPutInItsOldPlaceOnce() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var old = next(server.shown);
            try (var restarted = medium()) {
                awaitReady(restarted);

                restarted.restore(notification(7, "pay rent"));
                restarted.restore(notification(7, "pay rent"));

                assertEquals(old.id(), next(server.shown).replaced());
                assertEquals(List.of(), List.copyOf(server.shown));
            }
        }

        @Test
        void afterAKillTheOldBubbleIsKnownThoughTheServerIsSlowToAnswerAtFirst() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var old = next(server.shown);
            try (var restarted = medium()) {
                MethodCall.setDefaultTimeout(300);
                server.hang();
                assertInstanceOf(Availability.Absent.class, restarted.availability());
                server.goOn();
                MethodCall.setDefaultTimeout(Bus.REPLY_MILLIS);
                awaitReady(restarted);

                restarted.deliver(notification(7, 2, "pay rent"));

                assertEquals(old.id(), next(server.shown).replaced());
            }
        }

        @Test
        void whatAKilledProgramLeftIsWithdrawnBeforeAnythingElseIsAsked() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var old = next(server.shown);
            try (var restarted = medium()) {
                restarted.withdraw(fence(7));

                assertEquals(old.id(), next(server.closed));
            }
        }

        @Test
        void whatAKilledProgramLeftIsNamed() {
            medium.deliver(notification(7, "pay rent"));
            medium.deliver(notification(8, "call mum"));
            medium.withdraw(fence(8));
            medium.deliver(new Digest(
                    Digest.Occasion.WAITING, List.of(new Digest.Item(Examples.fire(9), "water the plants"))));

            try (var restarted = medium()) {
                assertEquals(Set.of(fence(7)), restarted.left());
            }
        }

        @Test
        void whatTheServerDidNotCloseIsClosedWhenItAnswersAgain() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var bubble = next(server.shown);
            server.refuseClosing();
            medium.withdraw(fence(7));
            server.goOn();

            awaitReady(medium);

            assertEquals(bubble.id(), next(server.closed));
        }

        @Test
        void aDamagedMemoryOfTheScreenIsForgotten() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            next(server.shown);
            var memory = Files.readString(folder.resolve("bubbles"));
            Files.writeString(folder.resolve("bubbles"), memory.replace("1 7/", "1x 7/") + "what\n9 nonsense\n");
            try (var restarted = medium()) {
                restarted.deliver(notification(7, 2, "pay rent"));

                assertEquals(0, next(server.shown).replaced());
            }
        }

        @Test
        void otherProgramsButtonsAreNoneOfOurs() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var bubble = next(server.shown);

            server.press(bubble.id() + 1, "done");
            server.press(bubble.id() + 1, "default");
            server.press(bubble.id() + 1, "gadfly-done/x/y/z");
            server.press(bubble.id() + 1, "gadfly-done/WAITING");
            server.press(bubble.id(), bubble.button("Snooze 10 min"));

            assertEquals(new Response.SnoozeAsked(fence(7)), next(responses), "the first that is heard");
        }

        @Test
        void aBubbleClosedByTheUserIsDismissedAndComesBackAsANewOne() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var first = next(server.shown);

            server.tellClosed(first.id(), Notifications.NotificationClosed.DISMISSED);
            assertEquals(new Response.Answered(fence(7), new Answer.Dismiss()), next(responses));

            medium.deliver(notification(7, 2, "pay rent"));
            assertEquals(0, next(server.shown).replaced());
        }

        @Test
        void aBubbleThatTheServerClosesAfterAButtonIsNotDismissed() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var bubble = next(server.shown);

            server.press(bubble.id(), bubble.button("Done"));
            server.tellClosed(bubble.id(), Notifications.NotificationClosed.DISMISSED);
            server.press(bubble.id(), bubble.button("Snooze 10 min"));

            assertEquals(new Response.Answered(fence(7), new Answer.Done()), next(responses));
            assertEquals(new Response.SnoozeAsked(fence(7)), next(responses), "and nothing between");
        }

        @Test
        void aDigestHasAnAnswerForEachAndIsReplacedThenTakenBack() throws Exception {
            var rent = new Digest.Item(Examples.fire(7), "pay rent");
            var call = new Digest.Item(Examples.fire(8), "call mum");
            medium.deliver(new Digest(Digest.Occasion.WAITING, List.of(rent, call)));
            var bubble = next(server.shown);
            assertEquals("2 reminders are due and wait", bubble.summary());

            server.press(bubble.id(), bubble.button("Done: call mum"));
            assertEquals(new Response.Answered(fence(8), new Answer.Done()), next(responses));

            medium.deliver(new Digest(Digest.Occasion.WAITING, List.of(rent)));
            assertEquals(bubble.id(), next(server.shown).replaced());

            medium.deliver(new Digest(Digest.Occasion.WAITING, List.of()));
            assertEquals(bubble.id(), next(server.closed));
        }

        @Test
        void theDesktopsDoNotDisturbIsSeen() {
            server.properties.put(Notifications.NAME + ".Inhibited", true);
            assertEquals(new Availability.Inhibited(), medium.availability());

            server.properties.put(Notifications.NAME + ".Inhibited", false);
            assertEquals(new Availability.Ready(), medium.availability());
        }

        @Test
        void aPausedDunstIsInhibited() {
            server.properties.put("org.dunstproject.cmd0.paused", true);

            assertEquals(new Availability.Inhibited(), medium.availability());
        }

        @Test
        void closingTakesTheBubblesAway() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            var bubble = next(server.shown);

            medium.close();

            assertEquals(bubble.id(), next(server.closed));
        }

        @Test
        void aServerThatStartedAnewIsToldAnewUnderItsOwnNumbers() throws Exception {
            medium.deliver(notification(7, "pay rent"));
            next(server.shown);
            availabilityChanges.drainPermits();

            server.crash();
            awaitAvailabilityChange();
            assertInstanceOf(Availability.Absent.class, medium.availability());

            try (var successor = FakeNotificationServer.startOn(bus, "body")) {
                awaitAvailabilityChange();
                assertEquals(new Availability.ReadyWithoutAnswers(), medium.availability());

                medium.deliver(notification(7, 2, "pay rent"));
                assertEquals(0, next(successor.shown).replaced());
            }
        }
    }

    @Test
    void aServerThatComesAfterTheLoginIsNewsToTheListener() throws Exception {
        assertInstanceOf(Availability.Absent.class, medium.availability());
        assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(notification(7, "pay rent")));

        try (var late = FakeNotificationServer.startOn(bus, FULL)) {
            awaitAvailabilityChange();

            assertEquals(new Availability.Ready(), medium.availability());
            medium.deliver(notification(7, "pay rent"));
            assertEquals("pay rent", next(late.shown).summary());
        }
    }

    @Test
    void aServerWithoutButtonsIsReadyWithoutAnswersAndGetsPlainText() throws Exception {
        try (var server = FakeNotificationServer.startOn(bus, "body")) {
            assertEquals(new Availability.ReadyWithoutAnswers(), medium.availability());

            medium.deliver(notification("this & that", "1 < 2"));
            assertEquals("1 < 2\nDue 09:00", next(server.shown).body());
        }
    }

    @Test
    void aServerThatHangsIsAbsentAndTheDeliveryFails() throws Exception {
        MethodCall.setDefaultTimeout(300);
        try (var server = FakeNotificationServer.startOn(bus, FULL)) {
            server.hang();

            assertInstanceOf(Availability.Absent.class, medium.availability());
            assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(notification(7, "pay rent")));

            server.goOn();
            assertEquals(new Availability.Ready(), medium.availability());
        }
    }

    @Test
    void aBusThatVanishesAndReturnsIsConnectedToAgain() throws Exception {
        assertInstanceOf(Availability.Absent.class, medium.availability());

        bus.close();
        awaitAvailabilityChange();
        var absent = assertInstanceOf(Availability.Absent.class, medium.availability());
        assertTrue(absent.reason().startsWith("no session bus"), absent.reason());

        bus.startAgain();
        try (var server = FakeNotificationServer.startOn(bus, FULL)) {
            assertEquals(new Availability.Ready(), medium.availability());
            medium.deliver(notification(7, "pay rent"));
            assertEquals("pay rent", next(server.shown).summary());
        }
    }

    @Test
    void withoutABusItIsAbsentAndADeliveryFailsWithTheReason(@TempDir Path nothing) {
        try (var alone = new DesktopMedium(
                new Bus("unix:path=" + nothing.resolve("bus")), Examples.WORDING, nothing.resolve("bubbles"))) {
            assertInstanceOf(Availability.Absent.class, alone.availability());
            assertInstanceOf(DeliveryResult.Failed.class, alone.deliver(notification(7, "pay rent")));
            alone.withdraw(fence(7));
        }
    }

    private DesktopMedium medium() {
        return new DesktopMedium(bus.address(), Examples.WORDING, folder.resolve("bubbles"));
    }

    /// The embedded daemon now and then drops a connection, and a busy machine may take longer than the medium waits.
    private static void awaitReady(DesktopMedium medium) {
        for (var tries = 0; tries < MOST_TRIES && !isReady(medium); tries++) {
            LOGGER.info("The medium is not ready yet");
        }
        assertEquals(new Availability.Ready(), medium.availability());
    }

    private static boolean isReady(DesktopMedium medium) {
        return medium.availability() instanceof Availability.Ready;
    }

    private void awaitAvailabilityChange() throws InterruptedException {
        assertTrue(availabilityChanges.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), "no change was told");
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var element = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(element, "nothing came");
        return element;
    }
}
