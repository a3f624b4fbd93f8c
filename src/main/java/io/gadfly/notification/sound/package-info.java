/// The sound that comes with a nag.
@NullMarked
package io.gadfly.notification.sound;

import org.jspecify.annotations.NullMarked;
