/// Tests of the command line.
@NullMarked
package io.gadfly.app.cli;

import org.jspecify.annotations.NullMarked;
