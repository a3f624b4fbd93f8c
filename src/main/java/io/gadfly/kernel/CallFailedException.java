package io.gadfly.kernel;

import java.io.Serial;

/// A call has no answer and will get none; says why.
public final class CallFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public enum Cause {
        TIMEOUT,
        /// The process had ended, or ended before it answered.
        ENDED,
        /// Its mailbox is full, or it does not understand the request.
        REFUSED,
        /// A process cannot wait for its own answer.
        SELF,
        /// The waiting thread was interrupted.
        INTERRUPTED
    }

    private final Cause kind;

    CallFailedException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Cause kind() {
        return kind;
    }
}
