/// Tests of what lines of everyday words say.
@NullMarked
package io.gadfly.phrase;

import org.jspecify.annotations.NullMarked;
