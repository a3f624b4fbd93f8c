/// The command medium with small real programs.
@NullMarked
package io.gadfly.notification.command;

import org.jspecify.annotations.NullMarked;
