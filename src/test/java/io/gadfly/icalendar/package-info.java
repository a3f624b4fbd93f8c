/// Tests of calendars in and out.
@NullMarked
package io.gadfly.icalendar;

import org.jspecify.annotations.NullMarked;
