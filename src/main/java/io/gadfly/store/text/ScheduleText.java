package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.io.IOException;

/// A schedule under the names of RFC 5545's properties.
final class ScheduleText {
    private static final Words<Rescheduled.Range> RANGES =
            new Words<>(Rescheduled.Range.class, range -> switch (range) {
                case THIS -> "THIS";
                case THIS_AND_FUTURE -> "THISANDFUTURE";
            });

    private ScheduleText() {}

    static void write(JsonGenerator json, Schedule schedule, ZoneTable zones) throws IOException {
        json.writeStringField("DTSTART", zones.write(schedule.start()));
        if (!schedule.span().isZero()) {
            json.writeStringField("DURATION", TimeText.of(schedule.span()));
        }
        Json.writeAll(json, "RRULE", schedule.rules(), (to, rule) -> RuleText.write(to, rule, zones));
        Json.writeAll(json, "EXRULE", schedule.exclusionRules(), (to, rule) -> RuleText.write(to, rule, zones));
        Json.writeAll(json, "RDATE", schedule.dates(), (to, date) -> write(to, date, zones));
        Json.writeValues(json, "EXDATE", schedule.exceptions(), (to, time) -> to.writeString(zones.write(time)));
        Json.writeAll(json, "overrides", schedule.overrides(), (to, override) -> write(to, override, zones));
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

    private static void write(JsonGenerator json, RecurrenceDate date, ZoneTable zones) throws IOException {
        json.writeStringField("start", zones.write(date.start()));
        if (date.span().isPresent()) {
            json.writeStringField("DURATION", TimeText.of(date.span().get()));
        }
    }

    private static RecurrenceDate readDate(JsonNode node, ZoneTable zones) {
        return new RecurrenceDate(
                zones.parse(Json.requireText(node, "start")),
                Json.get(node, "DURATION").map(span -> TimeText.parseSpan(span.asText())));
    }

    private static void write(JsonGenerator json, Rescheduled override, ZoneTable zones) throws IOException {
        json.writeStringField("RECURRENCE-ID", zones.write(override.recurrenceId()));
        json.writeStringField("RANGE", RANGES.of(override.range()));
        json.writeStringField("DTSTART", zones.write(override.start()));
        json.writeStringField("DURATION", TimeText.of(override.span()));
    }

    private static Rescheduled readOverride(JsonNode node, ZoneTable zones) {
        return new Rescheduled(
                zones.parse(Json.requireText(node, "RECURRENCE-ID")),
                RANGES.parse(Json.requireText(node, "RANGE")),
                zones.parse(Json.requireText(node, "DTSTART")),
                TimeText.parseSpan(Json.requireText(node, "DURATION")));
    }
}
