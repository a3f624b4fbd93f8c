package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Trigger;
import java.io.IOException;
import java.time.Instant;

/// An alarm: `{"edge":"start","offset":"PT-10M"}` or `{"at":"2026-11-21T09:00:00Z"}`, with its uid and policy.
final class AlarmText {
    private static final Words<Trigger.Edge> EDGES = new Words<>(Trigger.Edge.class, edge -> switch (edge) {
        case START -> "start";
        case END -> "end";
    });

    private AlarmText() {}

    static void write(JsonGenerator json, Alarm alarm) throws IOException {
        switch (alarm.trigger()) {
            case Trigger.Relative(var edge, var offset) -> {
                json.writeStringField("edge", EDGES.of(edge));
                json.writeStringField("offset", TimeText.of(offset));
            }
            case Trigger.Absolute(var at) -> json.writeStringField("at", at.toString());
        }
        if (!alarm.uid().isEmpty()) {
            json.writeStringField("uid", alarm.uid());
        }
        if (alarm.nag().isPresent()) {
            Json.writeField(json, "nag", alarm.nag().get(), PolicyText::write);
        }
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
