package io.gadfly.schedule;

/// Why a schedule cannot be: the offending part as it was written, and what is wrong with it.
public record Refusal(Reason reason, String part) {
    public enum Reason {
        /// The text is not of the grammar of RFC 5545 §3.3.10.
        NOT_A_RULE,
        /// A number outside of what the part allows, such as COUNT=0 or BYMONTH=13.
        OUT_OF_RANGE,
        /// Parts that do not go together, such as BYDAY=1MO in a WEEKLY rule.
        NOT_ALLOWED_HERE,
        /// The same part twice, or COUNT together with UNTIL.
        CONTRADICTION,
        /// A calendar scale other than the Gregorian (RFC 7529).
        UNKNOWN_SCALE,
        /// More work in one period, or more instances, than Gadfly takes on.
        TOO_COSTLY,
        /// A date or time that does not exist, such as 30 February.
        NO_SUCH_TIME,
        /// A zone that no one knows.
        UNKNOWN_ZONE,
        /// An end before the start.
        ENDS_BEFORE_START
    }
}
