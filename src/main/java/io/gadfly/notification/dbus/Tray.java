package io.gadfly.notification.dbus;

import io.gadfly.notification.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon in the desktop's tray with the menu Open, Pause and Quit. Many desktops have no tray: then nothing is
/// shown, and the program must be reachable without it. A tray that comes later, or anew, gets the icon then.
public final class Tray implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    private final DBusConnection connection;
    private final Wording wording;
    private final TrayIcon icon;
    private final TrayMenu menu;
    private final String name;
    private volatile boolean shown;

    private Tray(DBusConnection connection, Wording wording, Consumer<Command> listener) {
        this.connection = connection;
        this.wording = wording;
        this.icon = new TrayIcon(() -> listener.accept(Command.OPEN), wording.tray(0, false));
        this.menu = new TrayMenu(labels(wording, false), listener);
        this.name = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    }

    public enum Command {
        OPEN,
        /// Pauses where it is not paused, else resumes.
        PAUSE_OR_RESUME,
        QUIT
    }

    /// Shows the icon where there is a tray; empty where there is no bus.
    ///
    /// @param bus the user's bus, `Bus.session`
    /// @param listener hears what was chosen, on a thread of the bus's
    public static Optional<Tray> show(Bus bus, Wording wording, Consumer<Command> listener) {
        try {
            var tray = new Tray(bus.connect(new ConnectionLoss(() -> {})), wording, listener);
            tray.export();
            return Optional.of(tray);
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("No tray: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// Whether a tray has taken the icon; where none has, the window must not hide there.
    public boolean isShown() {
        return shown;
    }

    /// Tells how things are: the icon asks for attention while something rings, and a pause is plain to see.
    public void update(int ringing, boolean paused) {
        if (!icon.become(wording.tray(ringing, paused), ringing > 0, paused)) {
            return;
        }
        try {
            connection.sendMessage(new StatusNotifierItem.NewTitle(StatusNotifierItem.PATH));
            connection.sendMessage(new StatusNotifierItem.NewIcon(StatusNotifierItem.PATH));
            connection.sendMessage(new StatusNotifierItem.NewStatus(StatusNotifierItem.PATH, icon.getStatus()));
            var revision = menu.relabel(labels(wording, paused));
            connection.sendMessage(new DbusMenu.LayoutUpdated(DbusMenu.PATH, revision, 0));
        } catch (DBusException e) {
            LOG.debug("The tray was not told", e);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private void export() throws DBusException {
        connection.exportObject(StatusNotifierItem.PATH, icon);
        connection.exportObject(DbusMenu.PATH, menu);
        connection.requestBusName(name);
        connection.addSigHandler(DBus.NameOwnerChanged.class, signal -> {
            if (signal.name.equals(StatusNotifierWatcher.NAME)) {
                shown = !signal.newOwner.isEmpty() && isRegistered();
            }
        });
        shown = isRegistered();
    }

    private boolean isRegistered() {
        try {
            connection
                    .getRemoteObject(
                            StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class)
                    .register(name);
            return true;
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("No tray takes the icon", e);
            return false;
        }
    }

    private static Map<Command, String> labels(Wording wording, boolean paused) {
        var labels = new LinkedHashMap<Command, String>();
        labels.put(Command.OPEN, wording.open());
        labels.put(Command.PAUSE_OR_RESUME, paused ? wording.resume() : wording.pause());
        labels.put(Command.QUIT, wording.quit());
        return labels;
    }
}
