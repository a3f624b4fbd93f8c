package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Origin;
import java.io.IOException;
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
        var text = Json.write(source, (json, value) -> json.writeStringField("source", value))
                .toString();
        return text.substring(1, text.length() - 1);
    }

    public static Utf8 write(Origin origin) {
        return switch (origin) {
            case Origin.Local() -> Utf8.of(LOCAL);
            case Origin.Calendar calendar -> Json.write(calendar, OriginText::write);
        };
    }

    private static void write(JsonGenerator json, Origin.Calendar calendar) throws IOException {
        json.writeStringField("kind", "calendar");
        json.writeStringField("source", calendar.source());
        json.writeNumberField("sequence", calendar.sequence());
        json.writeStringField("rawText", calendar.rawText());
        if (calendar.subscribed()) {
            json.writeBooleanField("subscribed", true);
        }
        writeLastModified(json, calendar.lastModified());
        if (!calendar.instances().isEmpty()) {
            var zones = new ZoneTable();
            Json.writeAll(json, "instances", calendar.instances(), (to, instance) -> write(to, instance, zones));
            zones.write(json);
        }
    }

    private static void write(JsonGenerator json, Origin.Instance instance, ZoneTable zones) throws IOException {
        json.writeStringField("RECURRENCE-ID", zones.write(instance.recurrenceId()));
        json.writeBooleanField("cancelled", instance.cancelled());
        json.writeNumberField("sequence", instance.sequence());
        json.writeStringField("rawText", instance.rawText());
        writeLastModified(json, instance.lastModified());
    }

    private static void writeLastModified(JsonGenerator json, Optional<Instant> at) throws IOException {
        if (at.isPresent()) {
            json.writeStringField("lastModified", at.get().toString());
        }
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
