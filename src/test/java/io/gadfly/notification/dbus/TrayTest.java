package io.gadfly.notification.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.Examples;
import io.gadfly.notification.dbus.Tray.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrayTest {
    private final BlockingQueue<Command> chosen = new LinkedBlockingQueue<>();
    private PrivateBus bus;
    private FakePanel panel;

    @BeforeEach
    void startPanel(@TempDir Path folder) throws Exception {
        bus = PrivateBus.startIn(folder);
        panel = FakePanel.on(bus);
    }

    @AfterEach
    void stopPanel() throws Exception {
        panel.close();
        bus.close();
    }

    @Test
    void theIconIsRegisteredAndItsMenuHasTheCommands() throws Exception {
        panel.start();
        try (var tray = tray()) {
            assertTrue(tray.isShown());
            assertEquals(List.of("Open", "Pause", "Quit"), panel.menuOf(next(panel.registered)));
        }
    }

    @Test
    void aClickOnTheIconOpensAndOneInTheMenuIsItsCommand() throws Exception {
        panel.start();
        try (var _ = tray()) {
            var item = next(panel.registered);

            panel.item(item).activate(0, 0);
            assertEquals(Command.OPEN, next(chosen));

            panel.menu(item).eventGroup(List.of(click(2)));
            assertEquals(Command.PAUSE_OR_RESUME, next(chosen));

            panel.menu(item).event(3, "clicked", new Variant<>(""), new UInt32(0));
            assertEquals(Command.QUIT, next(chosen));
        }
    }

    @Test
    void hoveringAndUnknownEntriesChooseNothing() throws Exception {
        panel.start();
        try (var _ = tray()) {
            var menu = panel.menu(next(panel.registered));

            menu.event(3, "hovered", new Variant<>(""), new UInt32(0));
            assertEquals(List.of(99), menu.eventGroup(List.of(click(99))));
            menu.eventGroup(List.of(click(1)));

            assertEquals(Command.OPEN, next(chosen), "the first that is heard");
        }
    }

    @Test
    void whatRingsAndAPauseArePlainToSee() throws Exception {
        panel.start();
        try (var tray = tray()) {
            var item = next(panel.registered);

            tray.update(2, true);

            assertEquals("NeedsAttention", panel.property(item, "Status"));
            assertEquals("Gadfly: 2 reminders ring (paused)", panel.property(item, "Title"));
            assertEquals(List.of("Open", "Resume", "Quit"), panel.menuOf(item));
        }
    }

    @Test
    void aPanelThatComesLaterGetsTheIconThen() throws Exception {
        try (var tray = tray()) {
            assertFalse(tray.isShown());

            panel.start();

            assertNotNull(next(panel.registered));
        }
    }

    @Test
    void withoutABusThereIsNoTray(@TempDir Path nothing) {
        assertTrue(Tray.show(new Bus("unix:path=" + nothing.resolve("bus")), Examples.WORDING, chosen::add)
                .isEmpty());
    }

    private Tray tray() {
        return Tray.show(bus.address(), Examples.WORDING, chosen::add).orElseThrow();
    }

    private static DbusMenu.Event click(int entry) {
        return new DbusMenu.Event(entry, "clicked", new Variant<>(""), new UInt32(0));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var element = queue.poll(20, TimeUnit.SECONDS);
        assertNotNull(element, "nothing came");
        return element;
    }
}
