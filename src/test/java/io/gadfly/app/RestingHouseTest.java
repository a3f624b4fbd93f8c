package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Examples;
import io.gadfly.notification.dbus.DesktopMedium;
import io.gadfly.notification.dbus.FakeNotificationServer;
import io.gadfly.notification.dbus.PrivateBus;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RestingHouseTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void aTrialOfTheNotificationsLeavesTheBubblesOfWhatRings() throws Exception {
        var directories = Directories.of(Optional.of(folder), Map.of(), new Properties());
        var silent = new Console(
                new ByteArrayInputStream(new byte[0]),
                new StandardOutput(OutputStream.nullOutputStream()),
                OutputStream.nullOutputStream());
        try (var bus = PrivateBus.startIn(folder);
                var server = FakeNotificationServer.startOn(bus, "body", "actions")) {
            var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address().address());
            // A killed program does not close what it shows.
            var killed = new DesktopMedium(bus.address(), Examples.WORDING, directories.bubbles());
            assertEquals(new DeliveryResult.Delivered(), killed.deliver(Examples.notification(7, "pay rent")));
            var kept = Files.readAllLines(directories.bubbles());
            var opened = assertInstanceOf(Opening.Opened.class, Store.open(folder, CLOCK));

            try (var house = new RestingHouse(opened.store(), new Wiring(directories, silent, CLOCK, environment))) {
                house.tryMedia();
            }

            assertEquals(2, server.shown.size(), "the one that rings, and the trial");
            assertEquals(List.of(), List.copyOf(server.closed));
            assertEquals(kept, Files.readAllLines(directories.bubbles()));
            killed.close();
        }
    }
}
