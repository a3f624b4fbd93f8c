package io.gadfly.notification.dbus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A notification server that keeps what it is told to show and lets the test press the buttons.
public final class FakeNotificationServer implements Notifications, Properties, AutoCloseable {
    public final BlockingQueue<Shown> shown = new LinkedBlockingQueue<>();
    public final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();
    final Map<String, Object> properties = new HashMap<>();
    private final List<String> capabilities = new CopyOnWriteArrayList<>();
    private final DBusConnection connection;
    private volatile CountDownLatch going = new CountDownLatch(0);
    private volatile boolean isClosing = true;
    private long lastId;

    public record Shown(
            long id, long replaced, String summary, String body, List<String> actions, Map<String, ?> hints) {
        /// The key of the button with that label.
        public String button(String label) {
            for (var i = 0; i < actions.size(); i += 2) {
                if (actions.get(i + 1).equals(label)) {
                    return actions.get(i);
                }
            }
            throw new AssertionError("no button " + label + " in " + actions);
        }
    }

    private FakeNotificationServer(DBusConnection connection, List<String> capabilities) {
        this.connection = connection;
        this.capabilities.addAll(capabilities);
    }

    public static FakeNotificationServer startOn(PrivateBus bus, String... capabilities) throws DBusException {
        var server = new FakeNotificationServer(bus.connect(), List.of(capabilities));
        server.connection.exportObject(PATH, server);
        server.connection.requestBusName(NAME);
        return server;
    }

    public void press(long id, String key) throws DBusException {
        connection.sendMessage(new ActionInvoked(PATH, new UInt32(id), key));
    }

    public void tellClosed(long id, int reason) throws DBusException {
        connection.sendMessage(new NotificationClosed(PATH, new UInt32(id), new UInt32(reason)));
    }

    @Override
    public synchronized UInt32 show(
            String application,
            UInt32 replacesId,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireMillis) {
        var replaced = replacesId.longValue();
        var id = replaced == 0 ? ++lastId : replaced;
        shown.add(new Shown(id, replaced, summary, body, List.copyOf(actions), Map.copyOf(hints)));
        return new UInt32(id);
    }

    @Override
    public void closeNotification(UInt32 id) {
        if (!isClosing) {
            throw new DBusExecutionException("not now");
        }
        closed.add(id.longValue());
    }

    @Override
    public List<String> getCapabilities() {
        try {
            going.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return capabilities;
    }

    @Override
    public ServerInformation<String, String, String, String> getServerInformation() {
        return new ServerInformation<>("fake", "gadfly", "1", "1.3");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is the library's
    public <A> A Get(String owner, String property) {
        var value = properties.get(owner + "." + property);
        if (value == null) {
            throw new DBusExecutionException("No such property");
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String owner, String property, A value) {
        throw new DBusExecutionException("read only");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String owner) {
        return Map.of();
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    /// From now on no call is answered.
    void hang() {
        going = new CountDownLatch(1);
    }

    /// From now on nothing is closed.
    void refuseClosing() {
        isClosing = false;
    }

    void goOn() {
        isClosing = true;
        going.countDown();
    }

    /// Leaves the bus as a server that crashed. The library's daemon sends the news of it without its contents, so the
    /// server sends them itself, as a real daemon would.
    public void crash() throws DBusException {
        var owner = connection.getUniqueName();
        connection.releaseBusName(NAME);
        connection.sendMessage(new DBus.NameOwnerChanged("/org/freedesktop/DBus", NAME, owner, ""));
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
