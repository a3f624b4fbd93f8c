/// The engine on a virtual clock: forecasts, and the test of the whole with faults. Nothing here touches the real store
/// or a real medium.
@NullMarked
package io.gadfly.engine.simulation;

import org.jspecify.annotations.NullMarked;
