/// Where reminders and fires are kept: the only home of SQL and H2.
@NullMarked
package io.gadfly.store;

import org.jspecify.annotations.NullMarked;
