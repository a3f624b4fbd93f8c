/// Supervised processes in the manner of OTP: the only home of threads and executors. Knows nothing of reminders.
@NullMarked
package io.gadfly.kernel;

import org.jspecify.annotations.NullMarked;
