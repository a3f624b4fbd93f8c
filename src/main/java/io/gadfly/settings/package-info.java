/// What the user has chosen for Gadfly as a whole: the immutable `Settings` and the file that keeps them.
@NullMarked
package io.gadfly.settings;

import org.jspecify.annotations.NullMarked;
