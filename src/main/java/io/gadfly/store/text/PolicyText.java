package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/// How hard a reminder is nagged about, and what becomes of fires that were missed.
final class PolicyText {
    private static final Words<QuietHours> QUIET_HOURS = new Words<>(QuietHours.class, quiet -> switch (quiet) {
        case HONOURED -> "honoured";
        case IGNORED -> "ignored";
    });

    private static final Words<Also> ALSO = new Words<>(Also.class, also -> switch (also) {
        case MAIL -> "mail";
        case COMMAND -> "command";
    });

    private PolicyText() {}

    static void write(JsonGenerator json, NagPolicy policy) throws IOException {
        writePace(json, policy.pace());
        if (policy.max().isPresent()) {
            json.writeNumberField("max", policy.max().getAsInt());
        }
        switch (policy.until()) {
            case Until.Answered() -> {}
            case Until.For(var duration) -> json.writeStringField("for", duration.toString());
            case Until.TimeOfDay(var time) -> json.writeStringField("until", time.toString());
        }
        if (!policy.escalation().equals(Escalation.NONE)) {
            json.writeNumberField("louderAfter", policy.escalation().louderAfter());
            json.writeNumberField("nextMediumAfter", policy.escalation().nextMediumAfter());
        }
        json.writeStringField("quietHours", QUIET_HOURS.of(policy.quietHours()));
        var also = policy.also().stream().sorted().map(ALSO::of).toList();
        Json.writeValues(json, "also", also, JsonGenerator::writeString);
    }

    private static void writePace(JsonGenerator json, Pace pace) throws IOException {
        switch (pace) {
            case Pace.Fixed(var every) -> json.writeStringField("every", every.toString());
            case Pace.Tightening(var first, var last) -> {
                json.writeStringField("first", first.toString());
                json.writeStringField("last", last.toString());
            }
        }
    }

    static NagPolicy readNag(JsonNode node) {
        return new NagPolicy(
                readPace(node),
                node.has("max") ? OptionalInt.of(node.get("max").asInt()) : OptionalInt.empty(),
                readUntil(node),
                new Escalation(
                        node.path("louderAfter").asInt(0),
                        node.path("nextMediumAfter").asInt(0)),
                QUIET_HOURS.parse(Json.requireText(node, "quietHours")),
                readAlso(node.path("also")));
    }

    private static Set<Also> readAlso(JsonNode array) {
        var also = EnumSet.noneOf(Also.class);
        array.forEach(name -> also.add(ALSO.parse(name.asText())));
        return also;
    }

    private static Pace readPace(JsonNode node) {
        return node.has("every")
                ? new Pace.Fixed(duration(node, "every"))
                : new Pace.Tightening(duration(node, "first"), duration(node, "last"));
    }

    private static Until readUntil(JsonNode node) {
        if (node.has("for")) {
            return new Until.For(duration(node, "for"));
        }
        return Json.get(node, "until")
                .<Until>map(time -> new Until.TimeOfDay(LocalTime.parse(time.asText())))
                .orElse(new Until.Answered());
    }

    static void write(JsonGenerator json, MisfirePolicy policy) throws IOException {
        switch (policy) {
            case MisfirePolicy.TellOnce() -> json.writeStringField("kind", "tell-once");
            case MisfirePolicy.TellEach() -> json.writeStringField("kind", "tell-each");
            case MisfirePolicy.SkipToNext() -> json.writeStringField("kind", "skip-to-next");
            case MisfirePolicy.DropIfLate(var by) -> {
                json.writeStringField("kind", "drop-if-late");
                json.writeStringField("by", by.toString());
            }
        }
    }

    static MisfirePolicy readMisfire(JsonNode node) {
        var kind = Json.requireText(node, "kind");
        return switch (kind) {
            case "tell-once" -> new MisfirePolicy.TellOnce();
            case "tell-each" -> new MisfirePolicy.TellEach();
            case "skip-to-next" -> new MisfirePolicy.SkipToNext();
            case "drop-if-late" -> new MisfirePolicy.DropIfLate(duration(node, "by"));
            default -> throw new UnreadableTextException("unknown misfire policy: " + kind);
        };
    }

    private static Duration duration(JsonNode node, String field) {
        return Duration.parse(Json.requireText(node, field));
    }
}
