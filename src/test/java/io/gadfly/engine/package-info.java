/// Tests of the processes that make reminders fire.
@NullMarked
package io.gadfly.engine;

import org.jspecify.annotations.NullMarked;
