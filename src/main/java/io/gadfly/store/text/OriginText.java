package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.reminder.Origin;
import java.time.Instant;
import java.util.Optional;

/// The stored form of an origin: `{"kind":"local"}` or `{"kind":"calendar",…}`.
public final class OriginText {
    /// How the text of every calendar's origin begins.
    public static final String CALENDAR = "{\"kind\":\"calendar\"";

    /// What the text of a subscription's origin has in it.
    public static final String SUBSCRIBED = "\"subscribed\":true";

    private static final String LOCAL = "{\"kind\":\"local\"}";

    private OriginText() {}

    /// What the text of every origin from that source has in it.
    public static String ofSource(String source) {
        var text = Json.write(Json.object().put("source", source));
        return text.substring(1, text.length() - 1);
    }

    public static String write(Origin origin) {
        return switch (origin) {
            case Origin.Local() -> LOCAL;
            case Origin.Calendar calendar -> Json.write(write(calendar));
        };
    }

    private static ObjectNode write(Origin.Calendar calendar) {
        var node = Json.object()
                .put("kind", "calendar")
                .put("source", calendar.source())
                .put("sequence", calendar.sequence())
                .put("rawText", calendar.rawText());
        if (calendar.subscribed()) {
            node.put("subscribed", true);
        }
        calendar.lastModified().ifPresent(at -> node.put("lastModified", at.toString()));
        if (!calendar.instances().isEmpty()) {
            var zones = new ZoneTable();
            Json.putAll(node, "instances", calendar.instances(), instance -> write(instance, zones));
            zones.write(node);
        }
        return node;
    }

    private static ObjectNode write(Origin.Instance instance, ZoneTable zones) {
        var node = Json.object()
                .put("RECURRENCE-ID", zones.write(instance.recurrenceId()))
                .put("cancelled", instance.cancelled())
                .put("sequence", instance.sequence())
                .put("rawText", instance.rawText());
        instance.lastModified().ifPresent(at -> node.put("lastModified", at.toString()));
        return node;
    }

    public static Origin read(String text) {
        if (text.equals(LOCAL)) {
            return new Origin.Local();
        }
        return read(Json.read(text));
    }

    static Origin read(JsonNode node) {
        var kind = Json.requireText(node, "kind");
        if (kind.equals("local")) {
            return new Origin.Local();
        }
        if (!kind.equals("calendar")) {
            throw new UnreadableTextException("unknown origin: " + kind);
        }
        var zones = ZoneTable.read(node);
        return new Origin.Calendar(
                Json.requireText(node, "source"),
                Json.require(node, "sequence").asInt(),
                lastModified(node),
                Json.requireText(node, "rawText"),
                node.path("subscribed").asBoolean(false),
                Json.all(node, "instances", instance -> readInstance(instance, zones)));
    }

    private static Origin.Instance readInstance(JsonNode node, ZoneTable zones) {
        return new Origin.Instance(
                zones.parse(Json.requireText(node, "RECURRENCE-ID")),
                node.path("cancelled").asBoolean(false),
                Json.require(node, "sequence").asInt(),
                lastModified(node),
                Json.requireText(node, "rawText"));
    }

    private static Optional<Instant> lastModified(JsonNode node) {
        return Json.get(node, "lastModified").map(at -> Instant.parse(at.asText()));
    }
}
