package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.reminder.Origin;
import java.time.Instant;

/// The stored form of an origin: `{"kind":"local"}` or `{"kind":"calendar",…}`.
public final class OriginText {
    private static final String LOCAL = "{\"kind\":\"local\"}";

    private OriginText() {}

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
                .put("subscribed", calendar.subscribed())
                .put("rawText", calendar.rawText());
        calendar.lastModified().ifPresent(at -> node.put("lastModified", at.toString()));
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
        return new Origin.Calendar(
                Json.requireText(node, "source"),
                Json.require(node, "sequence").asInt(),
                Json.get(node, "lastModified").map(at -> Instant.parse(at.asText())),
                Json.requireText(node, "rawText"),
                node.path("subscribed").asBoolean(false));
    }
}
