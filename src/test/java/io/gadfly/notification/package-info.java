/// Tests of what the media share, and the fires that they are tested with.
@NullMarked
package io.gadfly.notification;

import org.jspecify.annotations.NullMarked;
