/// How fast recurrence rules are expanded, beside ical4j and lib-recur in the same run.
@NullMarked
package io.gadfly.schedule;

import org.jspecify.annotations.NullMarked;
