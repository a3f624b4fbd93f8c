/// Tests of the popup.
@NullMarked
package io.gadfly.ui.popup;

import org.jspecify.annotations.NullMarked;
