/// Tests of subscribed calendars: a loopback server, the real engine, a clock that is turned.
@NullMarked
package io.gadfly.app.subscription;

import org.jspecify.annotations.NullMarked;
