/// Tests of the settings and their file.
@NullMarked
package io.gadfly.settings;

import org.jspecify.annotations.NullMarked;
