package io.gadfly.notification.dbus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message bus of the test's own, that can be stopped and started.
public final class PrivateBus implements AutoCloseable {
    private static final long START_MILLIS = 10_000;
    private static final int MOST_TRIES = 5;
    private static final Logger LOGGER = LoggerFactory.getLogger(PrivateBus.class);

    private final Path socket;
    private final String address;
    private EmbeddedDBusDaemon daemon;

    private PrivateBus(Path socket) throws DBusException {
        this.socket = socket;
        this.address = "unix:path=" + socket;
        this.daemon = daemon(address);
    }

    public static PrivateBus startIn(Path folder) throws DBusException {
        var bus = new PrivateBus(folder.resolve("bus"));
        bus.daemon.startInBackgroundAndWait(START_MILLIS);
        return bus;
    }

    public Bus address() {
        return new Bus(address);
    }

    /// The embedded daemon now and then drops a connection that comes while it starts, and itself with it; then
    /// another one is made.
    public DBusConnection connect() throws DBusException {
        for (var tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return connectOnce();
            } catch (DBusException dropped) {
                LOGGER.info("The embedded daemon dropped a connection", dropped);
                if (Files.notExists(socket)) {
                    startAgain();
                }
            }
        }
        return connectOnce();
    }

    private DBusConnection connectOnce() throws DBusException {
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
