package io.gadfly.notification.dbus;

import java.io.IOException;
import org.freedesktop.dbus.connections.IDisconnectCallback;

/// Tells that the bus went away, not that we left it.
record ConnectionLoss(Runnable listener) implements IDisconnectCallback {
    @Override
    public void disconnectOnError(IOException reason) {
        listener.run();
    }
}
