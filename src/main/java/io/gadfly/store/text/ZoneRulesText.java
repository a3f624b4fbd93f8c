package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/// The rules of a zone that came with a calendar: the offsets at the beginning, each change, and the yearly rules after
/// the last.
final class ZoneRulesText {
    private static final Words<TimeDefinition> CLOCKS = new Words<>(TimeDefinition.class, clock -> switch (clock) {
        case UTC -> "utc";
        case WALL -> "wall";
        case STANDARD -> "standard";
    });

    private ZoneRulesText() {}

    static ObjectNode write(ZoneRules rules) {
        var node = Json.object();
        node.put("standard", rules.getStandardOffset(Instant.MIN).getId());
        node.put("offset", rules.getOffset(Instant.MIN).getId());
        Json.putAll(node, "standardChanges", standardChanges(rules), ZoneRulesText::writeChange);
        Json.putAll(node, "changes", rules.getTransitions(), ZoneRulesText::writeChange);
        Json.putAll(node, "yearly", rules.getTransitionRules(), ZoneRulesText::writeYearly);
        return node;
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

    private static ObjectNode writeChange(ZoneOffsetTransition change) {
        return Json.object()
                .put("at", change.getDateTimeBefore().toString())
                .put("from", change.getOffsetBefore().getId())
                .put("to", change.getOffsetAfter().getId());
    }

    private static ZoneOffsetTransition readChange(JsonNode node) {
        return ZoneOffsetTransition.of(
                LocalDateTime.parse(Json.requireText(node, "at")),
                ZoneOffset.of(Json.requireText(node, "from")),
                ZoneOffset.of(Json.requireText(node, "to")));
    }

    private static ObjectNode writeYearly(ZoneOffsetTransitionRule rule) {
        var node = Json.object()
                .put("month", rule.getMonth().getValue())
                .put("dayOfMonth", rule.getDayOfMonthIndicator())
                .put(
                        "time",
                        rule.isMidnightEndOfDay()
                                ? "24:00"
                                : rule.getLocalTime().toString())
                .put("clock", CLOCKS.of(rule.getTimeDefinition()))
                .put("standard", rule.getStandardOffset().getId())
                .put("from", rule.getOffsetBefore().getId())
                .put("to", rule.getOffsetAfter().getId());
        return rule.getDayOfWeek() == null
                ? node
                : node.put("dayOfWeek", rule.getDayOfWeek().getValue());
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
