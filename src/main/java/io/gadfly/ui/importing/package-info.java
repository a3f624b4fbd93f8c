/// The import window: what calendar files would change, item by item, before anything is stored.
@NullMarked
package io.gadfly.ui.importing;

import org.jspecify.annotations.NullMarked;
