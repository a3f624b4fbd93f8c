package io.gadfly.notification.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The Desktop Notifications Specification 1.3 as an interface of the bus.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    /// @param replacesId the bubble to take the place of; 0: a new one
    /// @param actions key and label by turns
    /// @param expireMillis 0: never, -1: as the server likes
    @DBusMemberName("Notify")
    UInt32 show(
            String application,
            UInt32 replacesId,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireMillis);

    @DBusMemberName("CloseNotification")
    void closeNotification(UInt32 id);

    @DBusMemberName("GetCapabilities")
    List<String> getCapabilities();

    @DBusMemberName("GetServerInformation")
    ServerInformation<String, String, String, String> getServerInformation();

    /// Generic because the library exports no other tuples; all four are strings.
    final class ServerInformation<A, B, C, D> extends Tuple {
        @Position(0)
        public final A name;

        @Position(1)
        public final B vendor;

        @Position(2)
        public final C version;

        @Position(3)
        public final D specification;

        public ServerInformation(A name, B vendor, C version, D specification) {
            this.name = name;
            this.vendor = vendor;
            this.version = version;
            this.specification = specification;
        }
    }

    /// A button was pressed, or the bubble itself (`default`).
    class ActionInvoked extends DBusSignal {
        public final long id;
        public final String action;

        public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id.longValue();
            this.action = action;
        }
    }

    class NotificationClosed extends DBusSignal {
        /// What `reason` says when its time was over.
        public static final int EXPIRED = 1;

        /// What `reason` says when the user closed it.
        public static final int DISMISSED = 2;

        public final long id;
        public final int reason;

        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id.longValue();
            this.reason = reason.intValue();
        }
    }
}
