package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The stored form of fires that follow each other: each says of its occurrence, its alarm, its time, its pool
/// and its state only what is another than that of the one before it. Many that are due at once have much in
/// common.
///
/// One for each array, which is written or read in its order.
final class FireTexts {
    private Optional<Fire> before = Optional.empty();

    void write(JsonGenerator json, Fire fire) throws IOException {
        json.writeNumberField("reminder", fire.fence().reminder().value());
        writeNews(json, "recurrenceId", fire.fence().recurrenceId(), FireTexts::recurrenceIdOf);
        writeNews(json, "alarm", fire.fence().alarm(), FireTexts::alarmOf);
        json.writeNumberField("number", fire.number());
        if (isNews(fire.dueAt(), Fire::dueAt)) {
            json.writeStringField("dueAt", fire.dueAt().toString());
        }
        if (!fire.startsAt().equals(fire.dueAt())) {
            json.writeStringField("startsAt", fire.startsAt().toString());
        }
        writeNews(json, "pool", fire.pool(), Fire::pool);
        if (fire.missed() != 0) {
            json.writeNumberField("missed", fire.missed());
        }
        if (isNews(fire.state(), Fire::state)) {
            StateText.of(fire.state()).write(json);
        }
        before = Optional.of(fire);
    }

    private void writeNews(JsonGenerator json, String field, String text, Function<Fire, String> part)
            throws IOException {
        if (isNews(text, part)) {
            json.writeStringField(field, text);
        }
    }

    private <T> boolean isNews(T value, Function<Fire, T> part) {
        return before.isEmpty() || !part.apply(before.get()).equals(value);
    }

    Fire read(JsonNode node) {
        var dueAt = read(node, "dueAt", Instant::parse, Fire::dueAt);
        var fire = new Fire(
                Json.require(node, "number").asLong(),
                new Fence(
                        new ReminderId(Json.require(node, "reminder").asLong()),
                        read(node, "recurrenceId", Function.identity(), FireTexts::recurrenceIdOf),
                        read(node, "alarm", Function.identity(), FireTexts::alarmOf)),
                dueAt,
                Json.get(node, "startsAt")
                        .map(JsonNode::asText)
                        .map(Instant::parse)
                        .orElse(dueAt),
                read(node, "pool", Function.identity(), Fire::pool),
                node.path("missed").asInt(0),
                readState(node));
        before = Optional.of(fire);
        return fire;
    }

    private NagState readState(JsonNode node) {
        return before.filter(_ -> !node.has("state"))
                .map(Fire::state)
                .orElseGet(() -> StateText.read(node).toState());
    }

    private <T> T read(JsonNode node, String field, Function<String, T> parser, Function<Fire, T> part) {
        return before.filter(_ -> !node.has(field))
                .map(part)
                .orElseGet(() -> parser.apply(Json.requireText(node, field)));
    }

    private static String recurrenceIdOf(Fire fire) {
        return fire.fence().recurrenceId();
    }

    private static String alarmOf(Fire fire) {
        return fire.fence().alarm();
    }
}
