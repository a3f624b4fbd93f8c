package io.gadfly.notification.dbus;

import java.io.IOException;
import java.nio.file.Path;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// A message bus of the test's own, that can be stopped and started.
public final class PrivateBus implements AutoCloseable {
    private static final long START_MILLIS = 10_000;

    private final String address;
    private EmbeddedDBusDaemon daemon;

    private PrivateBus(String address) throws DBusException {
        this.address = address;
        this.daemon = daemon(address);
    }

    public static PrivateBus startIn(Path folder) throws DBusException {
        var bus = new PrivateBus("unix:path=" + folder.resolve("bus"));
        bus.daemon.startInBackgroundAndWait(START_MILLIS);
        return bus;
    }

    public Bus address() {
        return new Bus(address);
    }

    public DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    public void startAgain() throws DBusException {
        daemon = daemon(address);
        daemon.startInBackgroundAndWait(START_MILLIS);
    }

    @Override
    public void close() throws IOException {
        daemon.close();
    }

    private static EmbeddedDBusDaemon daemon(String address) throws DBusException {
        return new EmbeddedDBusDaemon(address + ",listen=true");
    }
}
