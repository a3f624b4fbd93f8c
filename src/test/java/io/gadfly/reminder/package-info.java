/// Tests of what nags and how hard.
@NullMarked
package io.gadfly.reminder;

import org.jspecify.annotations.NullMarked;
