/// Tests of the page of subscribed calendars.
@NullMarked
package io.gadfly.ui.subscriptions;

import org.jspecify.annotations.NullMarked;
