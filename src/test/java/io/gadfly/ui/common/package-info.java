/// Tests of the windows, and what they stand on.
@NullMarked
package io.gadfly.ui.common;

import org.jspecify.annotations.NullMarked;
