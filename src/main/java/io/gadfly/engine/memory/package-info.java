/// A store in memory, for worlds that end with their run: forecasts, simulations and tests.
@NullMarked
package io.gadfly.engine.memory;

import org.jspecify.annotations.NullMarked;
