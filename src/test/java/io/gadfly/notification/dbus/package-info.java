/// The desktop medium against a bus of its own with a notification server of the tests.
@NullMarked
package io.gadfly.notification.dbus;

import org.jspecify.annotations.NullMarked;
