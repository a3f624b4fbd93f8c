/// Calendars in and out (RFC 5545, 7986, 9074): a reader that streams, a writer that gives back what came in.
@NullMarked
package io.gadfly.icalendar;

import org.jspecify.annotations.NullMarked;
