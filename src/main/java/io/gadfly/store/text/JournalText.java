package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/// One line of the journal for each thing that is to survive the loss of the database.
public final class JournalText {
    /// What a line says.
    public sealed interface Line {
        record Begin(Instant at) implements Line {}

        record Commit() implements Line {}

        record Put(Planned planned) implements Line {}

        record Delete(ReminderId id) implements Line {}

        record PutFire(Fire fire) implements Line {}

        record DropFire(Fence fence) implements Line {}

        record PutPool(PoolSettings pool) implements Line {}
    }

    public static final String COMMIT = "{\"commit\":true}";

    private JournalText() {}

    public static String begin(Instant at) {
        return Json.write(Json.object().put("begin", at.toString()));
    }

    /// @param definition its stored text
    /// @param origin its stored text
    public static String put(Planned planned, String definition, String origin) {
        var reminder = planned.reminder();
        var node = Json.object();
        node.put("id", reminder.id().value());
        node.put("version", reminder.version());
        node.put("uid", reminder.uid());
        node.put("status", DetailsText.STATUSES.of(reminder.status()));
        node.set("details", DetailsText.write(reminder.definition().details()));
        planned.nextFireAt().ifPresent(at -> node.put("next", at.toString()));
        node.putRawValue("definition", new RawValue(definition));
        node.putRawValue("origin", new RawValue(origin));
        return line("put", node);
    }

    public static String delete(ReminderId id) {
        return Json.write(Json.object().put("delete", id.value()));
    }

    public static String putFire(Fire fire) {
        var state = StateText.of(fire.state());
        var node = writeFence(fire.fence());
        node.put("number", fire.number());
        node.put("dueAt", fire.dueAt().toString());
        node.put("startsAt", fire.startsAt().toString());
        node.put("pool", fire.pool());
        node.put("missed", fire.missed());
        node.put("state", state.word());
        if (state.at() != null) {
            node.put("at", state.at().toString());
        }
        node.put("nags", state.nags());
        node.put("cause", state.cause());
        return line("fire", node);
    }

    public static String dropFire(Fence fence) {
        return line("dropFire", writeFence(fence));
    }

    public static String putPool(PoolSettings pool) {
        return line(
                "pool",
                Json.object()
                        .put("name", pool.name())
                        .put("limit", pool.limit())
                        .put("paused", pool.paused()));
    }

    private static String line(String kind, ObjectNode node) {
        return Json.write(Json.object().set(kind, node));
    }

    private static ObjectNode writeFence(Fence fence) {
        return Json.object()
                .put("reminder", fence.reminder().value())
                .put("recurrenceId", fence.recurrenceId())
                .put("alarm", fence.alarm());
    }

    /// Throws `UnreadableTextException` where `text` is no line of a journal.
    public static Line read(String text) {
        try {
            return read(Json.read(text));
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new UnreadableTextException("not a line of the journal: " + broken.getMessage(), broken);
        }
    }

    private static Line read(JsonNode node) {
        var kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
        var value = node.path(kind);
        return switch (kind) {
            case "begin" -> new Line.Begin(Instant.parse(value.asText()));
            case "commit" -> new Line.Commit();
            case "put" -> new Line.Put(readPlanned(value));
            case "delete" -> new Line.Delete(new ReminderId(value.asLong()));
            case "fire" -> new Line.PutFire(readFire(value));
            case "dropFire" -> new Line.DropFire(readFence(value));
            case "pool" ->
                new Line.PutPool(new PoolSettings(
                        Json.requireText(value, "name"),
                        Json.require(value, "limit").asInt(),
                        Json.require(value, "paused").asBoolean()));
            default -> throw new UnreadableTextException("unknown kind of line: " + kind);
        };
    }

    private static Planned readPlanned(JsonNode node) {
        var details = DetailsText.read(Json.require(node, "details"));
        var reminder = new Reminder(
                new ReminderId(Json.require(node, "id").asLong()),
                Json.require(node, "version").asLong(),
                Json.requireText(node, "uid"),
                DefinitionText.read(details, Json.require(node, "definition")),
                OriginText.read(Json.require(node, "origin")),
                DetailsText.STATUSES.parse(Json.requireText(node, "status")));
        return new Planned(reminder, Json.get(node, "next").map(at -> Instant.parse(at.asText())));
    }

    private static Fire readFire(JsonNode node) {
        Function<String, Instant> instant = field -> Instant.parse(Json.requireText(node, field));
        NagState state = StateText.toState(
                Json.requireText(node, "state"),
                node.has("at") ? instant.apply("at") : null,
                Json.require(node, "nags").asInt(),
                Json.requireText(node, "cause"));
        return new Fire(
                Json.require(node, "number").asLong(),
                readFence(node),
                instant.apply("dueAt"),
                instant.apply("startsAt"),
                Json.requireText(node, "pool"),
                Json.require(node, "missed").asInt(),
                state);
    }

    private static Fence readFence(JsonNode node) {
        return new Fence(
                new ReminderId(Json.require(node, "reminder").asLong()),
                Json.requireText(node, "recurrenceId"),
                Json.requireText(node, "alarm"));
    }
}
