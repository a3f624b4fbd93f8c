package io.gadfly.app;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.notification.Wording;
import io.gadfly.notification.dbus.Bus;
import io.gadfly.notification.dbus.Tray;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.StoreException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ties the icon in the tray to the program: it tells what rings and whether it is paused, and does what its
/// menu says.
final class TrayTie implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrayTie.class);

    private final ReminderService service;
    private final Executor background;
    private final Runnable open;
    private final Runnable quit;
    private final ReminderService.Subscription news;
    private volatile Optional<Tray> tray = Optional.empty();

    /// @param bus the user's bus; without one, or without a tray on it, nothing is shown
    /// @param background for what may wait for the disk
    TrayTie(Bus bus, Wording wording, ReminderService service, Executor background, Runnable open, Runnable quit) {
        this.service = service;
        this.background = background;
        this.open = open;
        this.quit = quit;
        this.news = service.onChange(() -> background.execute(this::refresh));
        background.execute(() -> {
            tray = Tray.show(bus, wording, this::chosen);
            refresh();
        });
    }

    @Override
    public void close() {
        news.close();
        tray.ifPresent(Tray::close);
    }

    private void chosen(Tray.Command command) {
        switch (command) {
            case OPEN -> open.run();
            case PAUSE_OR_RESUME -> background.execute(this::pauseOrResume);
            case QUIT -> quit.run();
        }
    }

    private void pauseOrResume() {
        var command = isPaused() ? new PoolCommand.Resume() : new PoolCommand.Pause();
        service.pools().forEach(pool -> service.steer(pool.name(), command));
    }

    private void refresh() {
        try {
            var ringing = service.fires().stream()
                    .filter(view -> view.fire().state() instanceof NagState.Ringing)
                    .count();
            var paused = isPaused();
            tray.ifPresent(icon -> icon.update((int) ringing, paused));
        } catch (StoreException e) {
            LOG.debug("The tray was not told what rings", e);
        }
    }

    /// One pool that is paused or drained is enough: nobody shall wonder why a reminder keeps quiet.
    private boolean isPaused() {
        return service.pools().stream().anyMatch(pool -> pool.mode() != PoolInfo.Mode.RUNNING);
    }
}
