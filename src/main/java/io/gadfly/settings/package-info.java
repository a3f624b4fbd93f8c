/// What the user chose for the program as a whole, and where it is kept.
@NullMarked
package io.gadfly.settings;

import org.jspecify.annotations.NullMarked;
