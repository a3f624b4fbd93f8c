package io.gadfly.app;

import io.gadfly.settings.CommandSettings;
import io.gadfly.ui.Host;
import io.gadfly.ui.UserInterface;
import io.gadfly.ui.common.Here;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The windows of a program that runs, and what they may ask of it.
final class Windows implements Host {
    private static final Logger LOG = LoggerFactory.getLogger(Windows.class);

    private final RunningHouse house;
    private final UserInterface windows;
    private final CountDownLatch end = new CountDownLatch(1);

    private final TrayTie tray;
    private final TypedCommand typed;
    private final Autostart autostart;

    private Windows(RunningHouse house, Wiring wiring) {
        this.house = house;
        this.typed = wiring.typedCommand();
        this.autostart = wiring.autostart();
        var here = here(house.zone(), wiring);
        this.windows = UserInterface.of(
                house.reminders(),
                house.subscriptions(),
                house.settings(),
                house.system().executor(),
                here,
                this);
        house.setWindow(this::show);
        this.tray = new TrayTie(
                wiring.sessionBus(),
                wiring.wording(house.zone()),
                house.reminders(),
                house.system().executor(),
                windows::show,
                this::quit);
    }

    static Here here(SystemZone zone, Wiring wiring) {
        return new Here(wiring.clock(), zone::id, Locale.getDefault());
    }

    /// Answers false where there is no display, or one that takes no windows.
    static boolean start(Wiring wiring) {
        if (!wiring.hasDisplay()) {
            return false;
        }
        try {
            UserInterface.startToolkit();
            return true;
        } catch (UnsupportedOperationException failure) {
            LOG.warn("There is a display, but it takes no windows", failure);
            return false;
        }
    }

    /// Once the window system has started.
    static Windows of(RunningHouse house, Wiring wiring) {
        return new Windows(house, wiring);
    }

    void show(List<Path> calendars) {
        if (calendars.isEmpty()) {
            windows.show();
        } else {
            windows.openImport(calendars);
        }
    }

    void awaitEnd() throws InterruptedException {
        end.await();
        tray.close();
    }

    /// Bubbles and popups come without the main window.
    @Override
    public boolean reachesUserWithoutWindow() {
        return true;
    }

    @Override
    public boolean canStartWithSession() {
        return autostart.isPossible();
    }

    @Override
    public CommandSettings seal(List<String> arguments) {
        return typed.seal(arguments);
    }

    @Override
    public void tell(String title, String text) {
        house.tell(title, text);
    }

    @Override
    public void quit() {
        end.countDown();
    }
}
