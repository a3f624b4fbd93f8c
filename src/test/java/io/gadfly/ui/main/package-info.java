/// Tests of the page or window of this package, mostly of its view model.
@NullMarked
package io.gadfly.ui.main;

import org.jspecify.annotations.NullMarked;
