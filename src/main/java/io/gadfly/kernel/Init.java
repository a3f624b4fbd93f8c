package io.gadfly.kernel;

/// How `init` ended, where it did not throw.
public enum Init {
    READY,
    /// There is nothing to do: the process ends normally, and its supervisor goes on without it.
    IGNORE
}
