package io.gadfly.notification.dbus;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// An icon in the tray, as KDE's and freedesktop.org's StatusNotifierItem describes it and the panel asks for it.
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusNotifierItem extends DBusInterface {
    String PATH = "/StatusNotifierItem";

    @DBusBoundProperty(name = "Category")
    String getCategory();

    @DBusBoundProperty(name = "Id")
    String getId();

    @DBusBoundProperty(name = "Title")
    String getTitle();

    /// `Passive`, `Active` or `NeedsAttention`.
    @DBusBoundProperty(name = "Status")
    String getStatus();

    @DBusBoundProperty(name = "IconName")
    String getIconName();

    @DBusBoundProperty(name = "AttentionIconName")
    String getAttentionIconName();

    @DBusBoundProperty(name = "ItemIsMenu")
    boolean getItemIsMenu();

    @DBusBoundProperty(name = "Menu")
    DBusPath getMenu();

    /// A left click.
    @DBusMemberName("Activate")
    void activate(int x, int y);

    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    class NewTitle extends DBusSignal {
        public NewTitle(String path) throws DBusException {
            super(path);
        }
    }

    class NewIcon extends DBusSignal {
        public NewIcon(String path) throws DBusException {
            super(path);
        }
    }

    class NewStatus extends DBusSignal {
        public final String status;

        public NewStatus(String path, String status) throws DBusException {
            super(path, status);
            this.status = status;
        }
    }
}
