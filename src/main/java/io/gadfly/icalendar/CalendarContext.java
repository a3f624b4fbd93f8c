package io.gadfly.icalendar;

/// What the components of one calendar have in common.
///
/// @param source the file's name or the subscription's address
/// @param subscribed whether the source is read only
/// @param zones what its TZIDs stand for
/// @param rules the rules that have been read so far
/// @param spans the durations that have been read so far
/// @param cancels whether the whole calendar is a cancellation (METHOD:CANCEL, RFC 5546 §3.2.5)
record CalendarContext(
        String source, boolean subscribed, ZoneTable zones, RuleReader rules, SpanReader spans, boolean cancels) {
    /// For the next calendar of the same file.
    CalendarContext fresh() {
        return new CalendarContext(source, subscribed, zones.fresh(), rules, spans, false);
    }

    CalendarContext cancelling() {
        return new CalendarContext(source, subscribed, zones, rules, spans, true);
    }
}
