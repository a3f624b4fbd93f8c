/// The window. View models decide, controllers bind, FXML lays out; one sub-package for each page.
@NullMarked
package io.gadfly.ui;

import org.jspecify.annotations.NullMarked;
