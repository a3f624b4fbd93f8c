/// Tests of the private socket.
@NullMarked
package io.gadfly.app.socket;

import org.jspecify.annotations.NullMarked;
