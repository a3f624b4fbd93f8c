package io.gadfly.app.cli;

import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Refusal;

/// A refusal in words.
final class RefusalText {
    private RefusalText() {}

    static String inWords(Refusal refusal) {
        var key = switch (refusal.reason()) {
            case NOT_A_RULE -> "refused.rule";
            case OUT_OF_RANGE -> "refused.range";
            case NOT_ALLOWED_HERE -> "refused.place";
            case CONTRADICTION -> "refused.contradiction";
            case UNKNOWN_SCALE -> "refused.scale";
            case TOO_COSTLY -> "refused.cost";
            case NO_SUCH_TIME -> "refused.time";
            case UNKNOWN_ZONE -> "refused.zone";
            case ENDS_BEFORE_START -> "refused.end";
        };
        return Words.of(key, refusal.part());
    }

    static <T> T orFail(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Value<T>(var value) -> value;
            case Parsed.Refused<T>(var refusal) -> throw asFailure(refusal);
        };
    }

    static CommandFailure asFailure(Refusal refusal) {
        return CommandFailure.wrongUsage(inWords(refusal));
    }
}
