package io.gadfly.notification.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.dbus.SleepSignal.Phase;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SleepSignalTest {
    @TempDir
    Path folder;

    @Test
    void sleepAndWakingAreHeard() throws Exception {
        var phases = new LinkedBlockingQueue<Phase>();
        try (var bus = PrivateBus.startIn(folder);
                var login = bus.connect();
                var _ = SleepSignal.listen(bus.address(), phases::add).orElseThrow()) {
            login.sendMessage(new LoginManager.PrepareForSleep(LoginManager.PATH, true));
            assertEquals(Phase.ABOUT_TO_SLEEP, phases.poll(20, TimeUnit.SECONDS));

            login.sendMessage(new LoginManager.PrepareForSleep(LoginManager.PATH, false));
            assertEquals(Phase.AWAKE, phases.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void withoutASystemBusThereIsNone() {
        assertTrue(SleepSignal.listen(new Bus("unix:path=" + folder.resolve("bus")), _ -> {})
                .isEmpty());
    }
}
