package io.gadfly.schedule;

/// Carries a refusal out of the depth of a parser or of a search. Most doors catch it and turn it into a value; those
/// that answer with a stream cannot, and say so.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.reason() + ": " + refusal.part(), null, false, false);
        this.refusal = refusal;
    }

    RefusedException(Refusal.Reason reason, String part) {
        this(new Refusal(reason, part));
    }

    public Refusal refusal() {
        return refusal;
    }
}
