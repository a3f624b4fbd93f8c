package io.gadfly.notification.dbus;

import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears from the login service when the machine goes to sleep and when it is awake again. A machine need not have one,
/// so nothing may depend on it alone: it only makes sooner what a look at the clock finds out too.
public final class SleepSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SleepSignal.class);

    private final DBusConnection connection;

    private SleepSignal(DBusConnection connection) {
        this.connection = connection;
    }

    public enum Phase {
        ABOUT_TO_SLEEP,
        AWAKE
    }

    /// Tells the listener on a thread of the bus's from now on; empty where there is no such bus.
    ///
    /// @param bus the machine's bus, `Bus.system`
    public static Optional<SleepSignal> listen(Bus bus, Consumer<Phase> listener) {
        try {
            var connection = bus.connect(new ConnectionLoss(() -> LOG.info("The system bus is gone")));
            connection.addSigHandler(
                    LoginManager.PrepareForSleep.class,
                    signal -> listener.accept(signal.start ? Phase.ABOUT_TO_SLEEP : Phase.AWAKE));
            return Optional.of(new SleepSignal(connection));
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("Nobody tells here when the machine sleeps: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
