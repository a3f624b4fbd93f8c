/// Calendars at an address that are read again and again: where they are kept, and how they are fetched. They are read
/// only; their reminders can be answered.
@NullMarked
package io.gadfly.icalendar.subscription;

import org.jspecify.annotations.NullMarked;
