package io.gadfly.kernel;

/// Tells a monitor that its process has ended: Erlang's `'DOWN'`.
public record Down(Monitor monitor, Pid pid, ExitReason reason) implements Signal {}
