/// The command line: one small class for each command, and what they share to read arguments and to answer in words or
/// as JSON.
@NullMarked
package io.gadfly.app.cli;

import org.jspecify.annotations.NullMarked;
