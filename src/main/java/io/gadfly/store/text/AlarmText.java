package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Trigger;
import java.time.Instant;

/// An alarm: `{"edge":"start","offset":"PT-10M"}` or `{"at":"2026-11-21T09:00:00Z"}`, with its uid and policy.
final class AlarmText {
    private static final Words<Trigger.Edge> EDGES = new Words<>(Trigger.Edge.class, edge -> switch (edge) {
        case START -> "start";
        case END -> "end";
    });

    private AlarmText() {}

    static ObjectNode write(Alarm alarm) {
        var node = Json.object();
        switch (alarm.trigger()) {
            case Trigger.Relative(var edge, var offset) ->
                node.put("edge", EDGES.of(edge)).put("offset", TimeText.of(offset));
            case Trigger.Absolute(var at) -> node.put("at", at.toString());
        }
        if (!alarm.uid().isEmpty()) {
            node.put("uid", alarm.uid());
        }
        alarm.nag().ifPresent(nag -> node.set("nag", PolicyText.write(nag)));
        return node;
    }

    static Alarm read(JsonNode node) {
        return new Alarm(
                node.path("uid").asText(""),
                readTrigger(node),
                Json.get(node, "nag").map(PolicyText::readNag));
    }

    private static Trigger readTrigger(JsonNode node) {
        return node.has("at")
                ? new Trigger.Absolute(Instant.parse(node.get("at").asText()))
                : new Trigger.Relative(
                        EDGES.parse(Json.requireText(node, "edge")),
                        TimeText.parseSpan(Json.requireText(node, "offset")));
    }
}
