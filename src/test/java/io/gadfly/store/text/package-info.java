/// Tests of the stored text form.
@NullMarked
package io.gadfly.store.text;

import org.jspecify.annotations.NullMarked;
