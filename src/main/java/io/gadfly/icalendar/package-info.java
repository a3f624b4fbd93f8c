/// Calendars in (our own streaming reader) and out (ical4j).
@NullMarked
package io.gadfly.icalendar;

import org.jspecify.annotations.NullMarked;
