package io.gadfly.kernel;

import java.io.Serial;

/// A process did not get through its `init`; says which and why.
public final class StartFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    StartFailedException(String id, ExitReason reason) {
        super(id + " did not start: " + reason, reason instanceof ExitReason.Crash(var cause) ? cause : null);
    }
}
