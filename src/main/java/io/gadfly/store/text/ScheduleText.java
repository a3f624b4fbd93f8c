package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;

/// A schedule under the names of RFC 5545's properties.
final class ScheduleText {
    private static final Words<Rescheduled.Range> RANGES =
            new Words<>(Rescheduled.Range.class, range -> switch (range) {
                case THIS -> "THIS";
                case THIS_AND_FUTURE -> "THISANDFUTURE";
            });

    private ScheduleText() {}

    static ObjectNode write(Schedule schedule, ZoneTable zones) {
        var node = Json.object();
        node.put("DTSTART", zones.write(schedule.start()));
        if (!schedule.span().isZero()) {
            node.put("DURATION", TimeText.of(schedule.span()));
        }
        Json.putAll(node, "RRULE", schedule.rules(), rule -> RuleText.write(rule, zones));
        Json.putAll(node, "EXRULE", schedule.exclusionRules(), rule -> RuleText.write(rule, zones));
        Json.putAll(node, "RDATE", schedule.dates(), date -> writeDate(date, zones));
        Json.putAll(node, "EXDATE", schedule.exceptions(), time -> Json.text(zones.write(time)));
        Json.putAll(node, "overrides", schedule.overrides(), override -> writeOverride(override, zones));
        return node;
    }

    static Schedule read(JsonNode node, ZoneTable zones) {
        return new Schedule(
                zones.parse(Json.requireText(node, "DTSTART")),
                Json.get(node, "DURATION")
                        .map(span -> TimeText.parseSpan(span.asText()))
                        .orElse(Span.ZERO),
                Json.all(node, "RRULE", rule -> RuleText.read(rule, zones)),
                Json.all(node, "EXRULE", rule -> RuleText.read(rule, zones)),
                Json.all(node, "RDATE", date -> readDate(date, zones)),
                Json.all(node, "EXDATE", time -> zones.parse(time.asText())),
                Json.all(node, "overrides", override -> readOverride(override, zones)));
    }

    private static ObjectNode writeDate(RecurrenceDate date, ZoneTable zones) {
        var node = Json.object().put("start", zones.write(date.start()));
        date.span().ifPresent(span -> node.put("DURATION", TimeText.of(span)));
        return node;
    }

    private static RecurrenceDate readDate(JsonNode node, ZoneTable zones) {
        return new RecurrenceDate(
                zones.parse(Json.requireText(node, "start")),
                Json.get(node, "DURATION").map(span -> TimeText.parseSpan(span.asText())));
    }

    private static ObjectNode writeOverride(Rescheduled override, ZoneTable zones) {
        return Json.object()
                .put("RECURRENCE-ID", zones.write(override.recurrenceId()))
                .put("RANGE", RANGES.of(override.range()))
                .put("DTSTART", zones.write(override.start()))
                .put("DURATION", TimeText.of(override.span()));
    }

    private static Rescheduled readOverride(JsonNode node, ZoneTable zones) {
        return new Rescheduled(
                zones.parse(Json.requireText(node, "RECURRENCE-ID")),
                RANGES.parse(Json.requireText(node, "RANGE")),
                zones.parse(Json.requireText(node, "DTSTART")),
                TimeText.parseSpan(Json.requireText(node, "DURATION")));
    }
}
