/// Nags as lines of text, for where there is no display.
@NullMarked
package io.gadfly.notification.console;

import org.jspecify.annotations.NullMarked;
