/// A command of the user's own, run for each nag.
@NullMarked
package io.gadfly.notification.command;

import org.jspecify.annotations.NullMarked;
