@NullMarked
package io.gadfly;

import org.jspecify.annotations.NullMarked;
