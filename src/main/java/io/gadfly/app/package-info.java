/// Wires the house together: the entry point, the command line, the single instance and the directories.
@NullMarked
package io.gadfly.app;

import org.jspecify.annotations.NullMarked;
