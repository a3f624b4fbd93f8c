/// The page of subscribed calendars: what came of the last look at each, and how to add, change and end them.
@NullMarked
package io.gadfly.ui.subscriptions;

import org.jspecify.annotations.NullMarked;
