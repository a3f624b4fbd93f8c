/// The kernel seen at work: in the simulation, so that nothing sleeps, and on real threads, for races.
@NullMarked
package io.gadfly.kernel;

import org.jspecify.annotations.NullMarked;
