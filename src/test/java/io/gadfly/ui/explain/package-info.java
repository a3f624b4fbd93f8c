/// Tests of the time line in words.
@NullMarked
package io.gadfly.ui.explain;

import org.jspecify.annotations.NullMarked;
