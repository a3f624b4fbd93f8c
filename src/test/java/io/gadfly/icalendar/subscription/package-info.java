/// Tests of subscriptions against a server on this machine.
@NullMarked
package io.gadfly.icalendar.subscription;

import org.jspecify.annotations.NullMarked;
