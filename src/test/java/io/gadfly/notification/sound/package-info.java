/// The sound medium, heard by its samples.
@NullMarked
package io.gadfly.notification.sound;

import org.jspecify.annotations.NullMarked;
