/// Tests of the start of the program, its folders and its wiring.
@NullMarked
package io.gadfly.app;

import org.jspecify.annotations.NullMarked;
