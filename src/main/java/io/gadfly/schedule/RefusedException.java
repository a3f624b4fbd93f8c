package io.gadfly.schedule;

/// Carries a refusal out of the depth of a parser or of a search. Most doors catch it and turn it into a value; those
/// that answer with a stream cannot, and say so.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal.Reason reason, String part) {
        super(reason + ": " + part, null, false, false);
        this.refusal = new Refusal(reason, part);
    }

    public Refusal refusal() {
        return refusal;
    }
}
