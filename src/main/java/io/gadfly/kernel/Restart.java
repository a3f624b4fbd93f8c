package io.gadfly.kernel;

/// Which ends of a child its supervisor answers with a new start, as in OTP's `child_spec`.
public enum Restart {
    /// Any.
    PERMANENT,
    /// Abnormal ones.
    TRANSIENT,
    /// None; and what ended is forgotten.
    TEMPORARY;

    boolean restartsAfter(ExitReason reason) {
        return switch (this) {
            case PERMANENT -> true;
            case TRANSIENT -> reason.isAbnormal();
            case TEMPORARY -> false;
        };
    }
}
