package io.gadfly.kernel;

/// The other end of a link has ended; means nothing to a supervisor, which has its own way to hear of its children.
record LinkEnded(Exited notice) implements Signal {}
