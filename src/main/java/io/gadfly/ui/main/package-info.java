/// The main window: the sidebar, the page that it leads to, and the notices at the edge.
@NullMarked
package io.gadfly.ui.main;

import org.jspecify.annotations.NullMarked;
