/// How the user is reached: the port `Medium` and what goes through it. One sub-package for each medium.
@NullMarked
package io.gadfly.notification;

import org.jspecify.annotations.NullMarked;
