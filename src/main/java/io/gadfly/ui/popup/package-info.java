/// The popup: a medium of our own, always on top, for where the desktop has no notifications with buttons.
@NullMarked
package io.gadfly.ui.popup;

import org.jspecify.annotations.NullMarked;
