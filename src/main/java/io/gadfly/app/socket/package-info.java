/// The private socket between the program that owns the store and later starts of it: a later start hands over its
/// command line and shows what comes back.
@NullMarked
package io.gadfly.app.socket;

import org.jspecify.annotations.NullMarked;
