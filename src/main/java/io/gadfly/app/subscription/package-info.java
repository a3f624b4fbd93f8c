/// Subscribed calendars while the program runs, and while it does not: the process that looks at them in time, and what
/// the window and the command line ask of them.
@NullMarked
package io.gadfly.app.subscription;

import org.jspecify.annotations.NullMarked;
