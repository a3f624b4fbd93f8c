package io.gadfly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.NagMode;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Wording;
import io.gadfly.notification.console.ConsoleMedium;
import io.gadfly.notification.dbus.DesktopMedium;
import io.gadfly.notification.dbus.FakeNotificationServer;
import io.gadfly.notification.dbus.Notifications;
import io.gadfly.notification.dbus.PrivateBus;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.schedule.Zone;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine and the desktop medium together, as the program runs them, on a bus of the test's own. There is no window
/// in any of it: whatever is answered here is answered without one.
class DesktopAndEngineTest {
    private static final String[] WITH_BUTTONS = {"body", "actions", "body-markup"};
    private static final NagPolicy SELDOM = NagPolicy.every(Duration.ofHours(1));
    private static final NagPolicy OFTEN = NagPolicy.every(Duration.ofMillis(200));
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    private Path folder;

    private final InstantSource clock = InstantSource.system();
    private final Semaphore changes = new Semaphore(0);
    private final BlockingQueue<String> console = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private PrivateBus bus;
    private ReminderService service;

    @BeforeEach
    void startEngine() throws Exception {
        bus = closeLater(PrivateBus.startIn(folder));
        var wording = new Wording(Locale.UK, () -> ZoneOffset.UTC, clock);
        var desktop = closeLater(new DesktopMedium(bus.address(), wording, folder.resolve("bubbles")));
        Medium lines = new ConsoleMedium(new LinesInto(console), ConsoleMedium.Style.PLAIN, wording);
        var system = closeLater(ProcessSystem.onVirtualThreads(clock));
        var surroundings = new Surroundings(clock, () -> Zone.of(ZoneOffset.UTC), () -> EngineSettings.DEFAULT);
        var engine = closeLater(Engine.start(system, new MemoryRepository(), Media.of(desktop, lines), surroundings));
        service = engine.service();
        closeLater(service.onChange(changes::release));
    }

    @AfterEach
    void stopEngine() throws Exception {
        for (var resource : toClose.reversed()) {
            resource.close();
        }
    }

    @Nested
    class WithANotificationServer {
        private FakeNotificationServer server;

        @BeforeEach
        void startServer() throws Exception {
            server = closeLater(FakeNotificationServer.startOn(bus, WITH_BUTTONS));
        }

        @Test
        void doneInTheBubbleEndsItsFireAndTakesTheBubbleAway() throws Exception {
            nag("pay rent", SELDOM);
            var bubble = next(server.shown);

            server.press(bubble.id(), bubble.button("Done"));

            await(() -> service.fires().isEmpty());
            assertEquals(bubble.id(), next(server.closed));
            assertInstanceOf(NagState.Done.class, onlyOver().fire().state());
        }

        @Test
        void aButtonOfAnOldBubbleMeansItsOwnFireWhichIsOverAndNoOther() throws Exception {
            nag("pay rent", SELDOM);
            var old = next(server.shown);
            server.press(old.id(), old.button("Done"));
            await(() -> service.fires().isEmpty());
            var doneAt = onlyOver().fire().state();
            nag("call mum", SELDOM);
            var other = next(server.shown);

            server.press(old.id(), old.button("Snooze 10 min"));
            server.press(other.id(), other.button("Snooze 10 min"));

            await(() -> service.fires().getFirst().fire().state() instanceof NagState.Snoozed);
            assertEquals(
                    "call mum",
                    only(service.fires()).reminder().definition().details().title());
            assertEquals(doneAt, onlyOver().fire().state());
        }

        @Test
        void oneFireHasOneBubbleHoweverOftenItNagsAndOneAnswerEndsIt() throws Exception {
            nag("pay rent", OFTEN);
            var first = next(server.shown);
            var second = next(server.shown);
            var third = next(server.shown);
            assertEquals(List.of(first.id(), first.id()), List.of(second.replaced(), third.replaced()));

            server.press(first.id(), first.button("Snooze 10 min"));

            await(() -> only(service.fires()).fire().state() instanceof NagState.Snoozed);
            assertEquals(first.id(), next(server.closed));
        }

        @Test
        void aBubbleThatIsMerelyClosedIsNoAnswer() throws Exception {
            nag("pay rent", SELDOM);
            var closed = next(server.shown);
            nag("call mum", SELDOM);
            var other = next(server.shown);

            server.tellClosed(closed.id(), Notifications.NotificationClosed.DISMISSED);
            server.press(other.id(), other.button("Done"));

            await(() -> service.fires().size() == 1);
            var left = only(service.fires());
            assertEquals("pay rent", left.reminder().definition().details().title());
            assertInstanceOf(NagState.Ringing.class, left.fire().state());
        }
    }

    @Test
    void aServerThatComesAfterTheLoginIsGivenWhatStillRings() throws Exception {
        nag("pay rent", SELDOM);
        assertTrue(next(console).startsWith("pay rent · Due "));

        var late = closeLater(FakeNotificationServer.startOn(bus, WITH_BUTTONS));

        var bubble = next(late.shown);
        assertEquals("pay rent", bubble.summary());
        late.press(bubble.id(), bubble.button("Done"));
        await(() -> service.fires().isEmpty());
    }

    @Test
    void whatAServerShowedThatDiedComesToItsSuccessor() throws Exception {
        var server = closeLater(FakeNotificationServer.startOn(bus, WITH_BUTTONS));
        nag("pay rent", SELDOM);
        next(server.shown);

        server.crash();
        var successor = closeLater(FakeNotificationServer.startOn(bus, WITH_BUTTONS));

        var bubble = next(successor.shown);
        assertEquals("pay rent", bubble.summary());
        assertEquals(0, bubble.replaced());
        successor.press(bubble.id(), bubble.button("Done"));
        await(() -> service.fires().isEmpty());
    }

    @Test
    void aServerWithoutButtonsIsJoinedByAMediumThatTakesAnAnswer() throws Exception {
        var plain = closeLater(FakeNotificationServer.startOn(bus, "body"));

        nag("pay rent", SELDOM);

        assertEquals("pay rent", next(plain.shown).summary());
        assertTrue(next(console).endsWith("gadfly done f1"));
    }

    private void nag(String title, NagPolicy policy) {
        service.nag(title, policy, EngineSettings.DEFAULT_POOL, NagMode.QUEUE, Duration.ZERO);
    }

    private FireView onlyOver() {
        return only(service.history(clock.instant().minus(Duration.ofHours(1)), clock.instant(), 10));
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            assertTrue(changes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing changed any more");
        }
    }

    private <T extends AutoCloseable> T closeLater(T resource) {
        toClose.add(resource);
        return resource;
    }

    private static <T> T only(List<T> list) {
        assertEquals(1, list.size(), list::toString);
        return list.getFirst();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var element = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(element, "nothing came");
        return element;
    }

    /// Each text that is printed becomes an element.
    private static final class LinesInto extends PrintStream {
        private final BlockingQueue<String> lines;

        LinesInto(BlockingQueue<String> lines) {
            super(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            this.lines = lines;
        }

        @Override
        public void print(String text) {
            lines.add(text.strip());
        }
    }
}
