/// The processes that make reminders fire, and their supervision tree. `ReminderService` is the only door.
@NullMarked
package io.gadfly.engine;

import org.jspecify.annotations.NullMarked;
