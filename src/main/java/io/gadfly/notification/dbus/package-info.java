/// The desktop over D-Bus: notification bubbles with buttons, sleep and resume, the tray. The only home of dbus-java.
@NullMarked
package io.gadfly.notification.dbus;

import org.jspecify.annotations.NullMarked;
