/// The page of settings; what is chosen holds and is saved at once.
@NullMarked
package io.gadfly.ui.preferences;

import org.jspecify.annotations.NullMarked;
