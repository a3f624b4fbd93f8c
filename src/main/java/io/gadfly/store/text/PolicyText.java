package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
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

    static ObjectNode write(NagPolicy policy) {
        var node = Json.object();
        switch (policy.pace()) {
            case Pace.Fixed(var every) -> node.put("every", every.toString());
            case Pace.Tightening(var first, var last) ->
                node.put("first", first.toString()).put("last", last.toString());
        }
        policy.max().ifPresent(max -> node.put("max", max));
        switch (policy.until()) {
            case Until.Answered() -> {}
            case Until.For(var duration) -> node.put("for", duration.toString());
            case Until.TimeOfDay(var time) -> node.put("until", time.toString());
        }
        if (!policy.escalation().equals(Escalation.NONE)) {
            node.put("louderAfter", policy.escalation().louderAfter());
            node.put("nextMediumAfter", policy.escalation().nextMediumAfter());
        }
        node.put("quietHours", QUIET_HOURS.of(policy.quietHours()));
        if (!policy.also().isEmpty()) {
            var also = node.putArray("also");
            policy.also().stream().sorted().map(ALSO::of).forEach(also::add);
        }
        return node;
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

    static ObjectNode write(MisfirePolicy policy) {
        return switch (policy) {
            case MisfirePolicy.TellOnce() -> Json.object().put("kind", "tell-once");
            case MisfirePolicy.TellEach() -> Json.object().put("kind", "tell-each");
            case MisfirePolicy.SkipToNext() -> Json.object().put("kind", "skip-to-next");
            case MisfirePolicy.DropIfLate(var by) ->
                Json.object().put("kind", "drop-if-late").put("by", by.toString());
        };
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
