package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/// The rules of a zone that came with a calendar: the offsets at the beginning, each change, and the yearly
/// rules after the last.
final class ZoneRulesText {
    private static final Words<TimeDefinition> CLOCKS = new Words<>(TimeDefinition.class, clock -> switch (clock) {
        case UTC -> "utc";
        case WALL -> "wall";
        case STANDARD -> "standard";
    });

    private ZoneRulesText() {}

    static void write(JsonGenerator json, ZoneRules rules) throws IOException {
        json.writeStringField("standard", rules.getStandardOffset(Instant.MIN).getId());
        json.writeStringField("offset", rules.getOffset(Instant.MIN).getId());
        Json.writeAll(json, "standardChanges", standardChanges(rules), ZoneRulesText::writeChange);
        Json.writeAll(json, "changes", rules.getTransitions(), ZoneRulesText::writeChange);
        Json.writeAll(json, "yearly", rules.getTransitionRules(), ZoneRulesText::writeYearly);
    }

    static ZoneRules read(JsonNode node) {
        return ZoneRules.of(
                ZoneOffset.of(Json.requireText(node, "standard")),
                ZoneOffset.of(Json.requireText(node, "offset")),
                Json.all(node, "standardChanges", ZoneRulesText::readChange),
                Json.all(node, "changes", ZoneRulesText::readChange),
                Json.all(node, "yearly", ZoneRulesText::readYearly));
    }

    /// java.time does not tell them; those of a VTIMEZONE fall together with changes of the offset.
    private static List<ZoneOffsetTransition> standardChanges(ZoneRules rules) {
        var found = new ArrayList<ZoneOffsetTransition>();
        var before = rules.getStandardOffset(Instant.MIN);
        for (var change : rules.getTransitions()) {
            var after = rules.getStandardOffset(change.getInstant());
            if (!after.equals(before)) {
                var at = LocalDateTime.ofEpochSecond(change.toEpochSecond(), 0, before);
                found.add(ZoneOffsetTransition.of(at, before, after));
                before = after;
            }
        }
        return found;
    }

    private static void writeChange(JsonGenerator json, ZoneOffsetTransition change) throws IOException {
        json.writeStringField("at", change.getDateTimeBefore().toString());
        json.writeStringField("from", change.getOffsetBefore().getId());
        json.writeStringField("to", change.getOffsetAfter().getId());
    }

    private static ZoneOffsetTransition readChange(JsonNode node) {
        return ZoneOffsetTransition.of(
                LocalDateTime.parse(Json.requireText(node, "at")),
                ZoneOffset.of(Json.requireText(node, "from")),
                ZoneOffset.of(Json.requireText(node, "to")));
    }

    private static void writeYearly(JsonGenerator json, ZoneOffsetTransitionRule rule) throws IOException {
        var time = rule.isMidnightEndOfDay() ? "24:00" : rule.getLocalTime().toString();
        json.writeNumberField("month", rule.getMonth().getValue());
        json.writeNumberField("dayOfMonth", rule.getDayOfMonthIndicator());
        json.writeStringField("time", time);
        json.writeStringField("clock", CLOCKS.of(rule.getTimeDefinition()));
        json.writeStringField("standard", rule.getStandardOffset().getId());
        json.writeStringField("from", rule.getOffsetBefore().getId());
        json.writeStringField("to", rule.getOffsetAfter().getId());
        if (rule.getDayOfWeek() != null) {
            json.writeNumberField("dayOfWeek", rule.getDayOfWeek().getValue());
        }
    }

    private static ZoneOffsetTransitionRule readYearly(JsonNode node) {
        var time = Json.requireText(node, "time");
        var endOfDay = time.equals("24:00");
        var dayOfWeek = node.get("dayOfWeek");
        return ZoneOffsetTransitionRule.of(
                Month.of(Json.require(node, "month").asInt()),
                Json.require(node, "dayOfMonth").asInt(),
                dayOfWeek == null ? null : DayOfWeek.of(dayOfWeek.asInt()),
                endOfDay ? LocalTime.MIDNIGHT : LocalTime.parse(time),
                endOfDay,
                CLOCKS.parse(Json.requireText(node, "clock")),
                ZoneOffset.of(Json.requireText(node, "standard")),
                ZoneOffset.of(Json.requireText(node, "from")),
                ZoneOffset.of(Json.requireText(node, "to")));
    }
}
