package io.gadfly.kernel;

/// Erlang's `'EXIT'`: tells one that traps exits that a linked process has ended, or that somebody asks it to end.
public record Exited(Pid from, ExitReason reason) implements Signal {}
