/// The live process view: pools, naggers and the supervision tree, by snapshots that are pulled while it is shown.
@NullMarked
package io.gadfly.ui.processes;

import org.jspecify.annotations.NullMarked;
