package io.gadfly.kernel;

import org.jspecify.annotations.Nullable;

/// Where a process stands in the tree: by which spec it was started, and under whom. Children of one kind share theirs.
///
/// @param parent the supervisor; null at the root
record Place(ProcessSystem system, ChildSpec spec, @Nullable LiveProcess<?> parent) {}
