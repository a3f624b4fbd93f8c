/// Tests of the windows, and what they stand on.
@NullMarked
package io.gadfly.ui;

import org.jspecify.annotations.NullMarked;
