package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.PoolInfo.Mode;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.notification.Examples;
import io.gadfly.notification.console.ConsoleMedium;
import io.gadfly.notification.dbus.FakePanel;
import io.gadfly.notification.dbus.PrivateBus;
import io.gadfly.schedule.Zone;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrayTieTest {
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final Semaphore changes = new Semaphore(0);
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private FakePanel panel;
    private ReminderService service;
    private String icon;

    @BeforeEach
    void startProgram(@TempDir Path folder) throws Exception {
        var clock = InstantSource.system();
        var bus = closeLater(PrivateBus.startIn(folder));
        panel = closeLater(FakePanel.on(bus));
        panel.start();
        var system = closeLater(ProcessSystem.onVirtualThreads(clock));
        var surroundings = new Surroundings(clock, () -> Zone.of(ZoneOffset.UTC), () -> EngineSettings.DEFAULT);
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var console = new ConsoleMedium(silent, ConsoleMedium.Style.PLAIN, Examples.WORDING);
        service = closeLater(Engine.start(system, new MemoryRepository(), Media.of(console), surroundings))
                .service();
        closeLater(service.onChange(changes::release));
        closeLater(new TrayTie(
                bus.address(),
                Examples.WORDING,
                service,
                system.executor(),
                () -> asked.add("open"),
                () -> asked.add("quit")));
        icon = next(panel.registered);
    }

    @AfterEach
    void stopProgram() throws Exception {
        for (var resource : toClose.reversed()) {
            resource.close();
        }
    }

    @Test
    void theMenuOpensAndQuits() throws Exception {
        click(1);
        assertEquals("open", next(asked));

        click(3);
        assertEquals("quit", next(asked));
    }

    @Test
    void pauseInTheMenuPausesAllPoolsAndResumeLetsThemGoOn() throws Exception {
        click(2);
        awaitMode(Mode.PAUSED);

        click(2);
        awaitMode(Mode.RUNNING);
    }

    private void click(int entry) throws Exception {
        panel.menu(icon).event(entry, "clicked", new Variant<>(""), new UInt32(0));
    }

    private void awaitMode(Mode mode) throws InterruptedException {
        while (service.pools().stream().anyMatch(pool -> pool.mode() != mode)) {
            assertTrue(changes.tryAcquire(20, TimeUnit.SECONDS), "nothing changed any more");
        }
    }

    private <T extends AutoCloseable> T closeLater(T resource) {
        toClose.add(resource);
        return resource;
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var element = queue.poll(20, TimeUnit.SECONDS);
        assertNotNull(element, "nothing came");
        return element;
    }
}
