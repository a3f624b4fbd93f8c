/// The window that tells what happened to a reminder and its fires, and why.
@NullMarked
package io.gadfly.ui.explain;

import org.jspecify.annotations.NullMarked;
