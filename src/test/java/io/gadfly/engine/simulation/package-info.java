/// Tests of the engine as a whole under faults.
@NullMarked
package io.gadfly.engine.simulation;

import org.jspecify.annotations.NullMarked;
