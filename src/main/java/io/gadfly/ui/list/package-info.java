/// The list of reminders, with what is due now on top.
@NullMarked
package io.gadfly.ui.list;

import org.jspecify.annotations.NullMarked;
