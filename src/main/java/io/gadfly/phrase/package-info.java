/// A line of everyday words to a draft reminder, and back.
@NullMarked
package io.gadfly.phrase;

import org.jspecify.annotations.NullMarked;
