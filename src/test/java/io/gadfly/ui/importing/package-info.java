/// Tests of the import window.
@NullMarked
package io.gadfly.ui.importing;

import org.jspecify.annotations.NullMarked;
