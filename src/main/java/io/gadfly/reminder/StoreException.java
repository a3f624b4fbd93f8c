package io.gadfly.reminder;

/// The store could not do as it was asked: weather, not a bug. The message is one line for the user that says what to
/// do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
