/// What the windows share: texts, the way to the background and back, the beat of the clock, words for times.
@NullMarked
package io.gadfly.ui.common;

import org.jspecify.annotations.NullMarked;
