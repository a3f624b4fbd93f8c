package io.gadfly.notification.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// A panel with a tray, that the test clicks in.
public final class FakePanel implements StatusNotifierWatcher, AutoCloseable {
    public final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final DBusConnection connection;

    private FakePanel(DBusConnection connection) {
        this.connection = connection;
    }

    public static FakePanel on(PrivateBus bus) throws DBusException {
        return new FakePanel(bus.connect());
    }

    /// From now on it takes icons.
    public void start() throws DBusException {
        connection.exportObject(PATH, this);
        connection.requestBusName(NAME);
    }

    @Override
    public void register(String busName) {
        registered.add(busName);
    }

    public StatusNotifierItem item(String busName) throws DBusException {
        return connection.getRemoteObject(busName, StatusNotifierItem.PATH, StatusNotifierItem.class);
    }

    public DbusMenu menu(String busName) throws DBusException {
        return connection.getRemoteObject(busName, DbusMenu.PATH, DbusMenu.class);
    }

    public Object property(String busName, String property) throws DBusException {
        return connection
                .getRemoteObject(busName, StatusNotifierItem.PATH, Properties.class)
                .Get("org.kde.StatusNotifierItem", property);
    }

    public List<String> menuOf(String busName) throws DBusException {
        var properties = menu(busName).getGroupProperties(List.of(1, 2, 3), List.of("label"));
        var layout = menu(busName).getLayout(0, -1, List.of());
        assertEquals(properties.size(), layout.second.children.size());
        return properties.stream()
                .map(entry -> entry.properties.getOrDefault("label", new Variant<>("none")))
                .map(label -> String.valueOf(label.getValue()))
                .toList();
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
