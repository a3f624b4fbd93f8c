/// Tests of the store, and the stores that other tests use.
@NullMarked
package io.gadfly.store;

import org.jspecify.annotations.NullMarked;
