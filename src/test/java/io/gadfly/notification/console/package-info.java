/// The console medium on a stream in memory.
@NullMarked
package io.gadfly.notification.console;

import org.jspecify.annotations.NullMarked;
