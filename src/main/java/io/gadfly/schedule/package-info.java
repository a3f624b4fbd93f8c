/// When something happens: the values of RFC 5545 and the expander of its recurrence rules. Pure: no clock, no I/O, no
/// library.
@NullMarked
package io.gadfly.schedule;

import org.jspecify.annotations.NullMarked;
