/// The page of fires that are over: answered, given up, missed.
@NullMarked
package io.gadfly.ui.history;

import org.jspecify.annotations.NullMarked;
