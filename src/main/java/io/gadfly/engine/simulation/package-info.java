/// The whole engine on a virtual clock with faults, and a witness who checks that it never forgets and never nags
/// twice.
@NullMarked
package io.gadfly.engine.simulation;

import org.jspecify.annotations.NullMarked;
