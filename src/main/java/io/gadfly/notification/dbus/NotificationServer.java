package io.gadfly.notification.dbus;

import java.util.List;
import java.util.Set;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// A connection to a bus, and the notification server on it as far as there is one. Its calls throw the library's
/// unchecked `DBusExecutionException` where no server answers.
final class NotificationServer implements AutoCloseable {
    private static final String DUNST = "org.dunstproject.cmd0";

    private final DBusConnection connection;
    private final Notifications notifications;
    private final Properties properties;
    private final DBus daemon;
    private volatile @Nullable Traits traits;

    private NotificationServer(DBusConnection connection) throws DBusException {
        this.connection = connection;
        this.notifications = connection.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
        this.properties = connection.getRemoteObject(Notifications.NAME, Notifications.PATH, Properties.class);
        this.daemon = connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    }

    /// Connects, and tells the listener what happens on the bus from then on.
    static NotificationServer connect(Bus bus, Listener listener) throws DBusException {
        var connection = bus.connect(new ConnectionLoss(listener::connectionLost));
        try {
            var server = new NotificationServer(connection);
            connection.addSigHandler(
                    Notifications.ActionInvoked.class, signal -> listener.actionInvoked(signal.id, signal.action));
            connection.addSigHandler(
                    Notifications.NotificationClosed.class, signal -> listener.closed(signal.id, reasonOf(signal)));
            connection.addSigHandler(DBus.NameOwnerChanged.class, signal -> server.ownerChanged(signal, listener));
            connection.addSigHandler(Properties.PropertiesChanged.class, signal -> {
                if (isAboutDisturbing(signal)) {
                    listener.availabilityChanged();
                }
            });
            return server;
        } catch (DBusException | DBusExecutionException e) {
            connection.disconnect();
            throw e;
        }
    }

    boolean isConnected() {
        return connection.isConnected();
    }

    /// Tells this server, of all that ever ran, from the others: its ids mean nothing to another one.
    String identity() {
        return traits().identity();
    }

    boolean can(String capability) {
        return traits().capabilities().contains(capability);
    }

    /// Whether the user asked the desktop for silence, as far as this server tells.
    boolean isInhibited() {
        return switch (traits().silence()) {
            case UNTOLD -> false;
            case INHIBITED_PROPERTY -> isSet(Notifications.NAME, "Inhibited");
            case DUNST_PAUSED -> isSet(DUNST, "paused");
        };
    }

    /// Shows it in place of the bubble `replaced` (0: as a new one), and answers with its id.
    long show(long replaced, Bubble bubble) {
        var id = notifications.show(
                "Gadfly",
                new UInt32(replaced),
                "appointment-soon",
                bubble.summary(),
                bubble.body(),
                bubble.actions(),
                bubble.hints(),
                bubble.expireMillis());
        return id.longValue();
    }

    void close(long id) {
        notifications.closeNotification(new UInt32(id));
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private Traits traits() {
        var known = traits;
        if (known == null) {
            var capabilities = Set.copyOf(notifications.getCapabilities());
            var identity = busId() + " " + daemon.GetNameOwner(Notifications.NAME);
            known = new Traits(identity, capabilities, howSilenceIsTold());
            traits = known;
        }
        return known;
    }

    /// Different after each login.
    private String busId() {
        try {
            return daemon.GetId();
        } catch (DBusExecutionException _) {
            return "a bus without an id";
        }
    }

    private Silence howSilenceIsTold() {
        if (has(Notifications.NAME, "Inhibited")) {
            return Silence.INHIBITED_PROPERTY;
        }
        return has(DUNST, "paused") ? Silence.DUNST_PAUSED : Silence.UNTOLD;
    }

    private boolean has(String owner, String property) {
        try {
            properties.Get(owner, property);
            return true;
        } catch (DBusExecutionException _) {
            return false;
        }
    }

    private boolean isSet(String owner, String property) {
        Object value = properties.Get(owner, property);
        return Boolean.TRUE.equals(value instanceof Variant<?> variant ? variant.getValue() : value);
    }

    private void ownerChanged(DBus.NameOwnerChanged signal, Listener listener) {
        if (!signal.name.equals(Notifications.NAME)) {
            return;
        }
        traits = null;
        if (!signal.oldOwner.isEmpty()) {
            listener.bubblesLost();
        }
        listener.availabilityChanged();
    }

    private static Closing reasonOf(Notifications.NotificationClosed signal) {
        return switch (signal.reason) {
            case Notifications.NotificationClosed.EXPIRED -> Closing.EXPIRED;
            case Notifications.NotificationClosed.DISMISSED -> Closing.DISMISSED;
            default -> Closing.UNEXPLAINED;
        };
    }

    private static boolean isAboutDisturbing(Properties.PropertiesChanged signal) {
        return List.of(Notifications.NAME, DUNST).contains(signal.getInterfaceName());
    }

    /// What the server said of itself; another one may say something else.
    private record Traits(String identity, Set<String> capabilities, Silence silence) {}

    private enum Silence {
        UNTOLD,
        /// By the specification's own property (KDE).
        INHIBITED_PROPERTY,
        DUNST_PAUSED
    }

    /// Why a bubble went away.
    enum Closing {
        EXPIRED,
        DISMISSED,
        /// Such as by a server that ends.
        UNEXPLAINED
    }

    /// What comes from the bus, on a thread of the library's.
    interface Listener {
        void actionInvoked(long id, String key);

        void closed(long id, Closing reason);

        /// The server that showed them is gone, and they with it.
        void bubblesLost();

        void availabilityChanged();

        void connectionLost();
    }
}
