/// What nags and how hard: reminders, alarms, policies, the life of a fire as pure transitions, and the ports of the
/// store.
@NullMarked
package io.gadfly.reminder;

import org.jspecify.annotations.NullMarked;
