package io.gadfly.notification.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// What systemd-logind and its replacements tell on the machine's bus.
@DBusInterfaceName("org.freedesktop.login1.Manager")
public interface LoginManager extends DBusInterface {
    String PATH = "/org/freedesktop/login1";

    /// The machine is about to sleep (`start`), or has woken up.
    class PrepareForSleep extends DBusSignal {
        public final boolean start;

        public PrepareForSleep(String path, boolean start) throws DBusException {
            super(path, start);
            this.start = start;
        }
    }
}
