package io.gadfly.schedule;

/// Carries a refusal out of a parser's depth; caught at its door and turned into a value.
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal.Reason reason, String part) {
        super(reason + ": " + part, null, false, false);
        this.refusal = new Refusal(reason, part);
    }

    Refusal refusal() {
        return refusal;
    }
}
