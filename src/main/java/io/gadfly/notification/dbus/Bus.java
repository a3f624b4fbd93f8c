package io.gadfly.notification.dbus;

import java.util.Map;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.AddressResolvingException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.MethodCall;

/// Where a message bus is. It need not be there: to connect to a missing one fails at once.
///
/// @param address in D-Bus notation, such as `unix:path=/run/user/1000/bus`
public record Bus(String address) {
    /// How long one attempt to connect takes at most; the library's own retries would take nine seconds.
    private static final int CONNECT_MILLIS = 500;

    static final long REPLY_MILLIS = 3_000;

    static {
        // The library has one patience for all its calls, twenty seconds. This package is its only user.
        MethodCall.setDefaultTimeout(REPLY_MILLIS);
    }

    /// The user's bus, by the process's environment.
    public static Bus session(Map<String, String> environment) {
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "/nonexistent");
        return new Bus(environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + runtime + "/bus"));
    }

    /// The machine's bus, by the process's environment.
    public static Bus system(Map<String, String> environment) {
        return new Bus(
                environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/var/run/dbus/system_bus_socket"));
    }

    DBusConnection connect(IDisconnectCallback whenLost) throws DBusException {
        try {
            return DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .withDisconnectCallback(whenLost)
                    .transportConfig()
                    .withTimeout(CONNECT_MILLIS)
                    .back()
                    .build();
        } catch (AddressResolvingException | IllegalArgumentException e) {
            throw new DBusException(e.getMessage(), e);
        }
    }
}
