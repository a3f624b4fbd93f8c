package io.gadfly.store.text;

/// A stored text is not of the form in which it was written: the database is damaged, or newer than this program.
public final class UnreadableTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableTextException(String message) {
        super(message);
    }

    public UnreadableTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
