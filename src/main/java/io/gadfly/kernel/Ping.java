package io.gadfly.kernel;

/// Asks the work loop of a process whether it turns; `answer` runs when the mail before it has been handled.
record Ping(Runnable answer) implements Signal {}
