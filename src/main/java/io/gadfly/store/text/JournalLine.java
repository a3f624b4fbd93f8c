package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What a line of the journal says: one thing that was done to the store. Done again in the same order, they make the
/// same store.
public sealed interface JournalLine {
    /// Changes as they were written.
    ///
    /// @param undo the name of the step that they are by themselves
    /// @param plans reminders of which only the next fire is new
    /// @param edits reminders that are new as a whole
    record Entry(
            Instant at,
            Optional<String> undo,
            List<Plan> plans,
            List<Edit> edits,
            List<ReminderId> deleted,
            List<Fire> claims,
            List<Fire> fires,
            List<TimelineEntry> timeline)
            implements JournalLine {}

    /// @param definition the stored text of its definition
    /// @param origin the stored text of its origin
    /// @param text all of it as the journal has it
    record Edit(Planned planned, String definition, String origin, String text) {
        public static Edit of(Planned planned) {
            var reminder = planned.reminder();
            var definition = DefinitionText.write(reminder.definition());
            var origin = OriginText.write(reminder.origin());
            return new Edit(planned, definition, origin, EntryText.write(planned, definition, origin));
        }

        public ReminderId id() {
            return planned.reminder().id();
        }
    }

    /// All entries of the group from here on are one step.
    record BeginStep(String name, Instant at) implements JournalLine {}

    record Undo() implements JournalLine {}

    record Redo() implements JournalLine {}

    /// Fires that are over left, with their time lines.
    record Forget(List<Long> numbers) implements JournalLine {
        public Forget {
            numbers = List.copyOf(numbers);
        }
    }

    record SavePool(PoolSettings pool) implements JournalLine {}

    record SaveMemo(String name, String text) implements JournalLine {}

    /// One line without its end, in UTF-8.
    static byte[] write(JournalLine line) {
        var node = Json.object();
        switch (line) {
            case Entry entry -> node.set("entry", EntryText.write(entry));
            case BeginStep(var name, var at) ->
                node.set("step", Json.object().put("name", name).put("at", at.toString()));
            case Undo() -> node.put("undo", true);
            case Redo() -> node.put("redo", true);
            case Forget(var numbers) -> node.set("forget", Json.array(numbers, Json::number));
            case SavePool(var pool) ->
                node.set(
                        "pool",
                        Json.object()
                                .put("name", pool.name())
                                .put("limit", pool.limit())
                                .put("paused", pool.paused()));
            case SaveMemo(var name, var text) ->
                node.set("memo", Json.object().put("name", name).put("text", text));
        }
        return Json.writeBytes(node);
    }

    /// Throws `UnreadableTextException` where `text` is no line of a journal.
    static JournalLine read(String text) {
        try {
            return read(Json.read(text));
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new UnreadableTextException("not a line of the journal: " + broken.getMessage(), broken);
        }
    }

    private static JournalLine read(JsonNode node) {
        var kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
        var value = node.path(kind);
        return switch (kind) {
            case "entry" -> EntryText.readEntry(value);
            case "step" -> new BeginStep(Json.requireText(value, "name"), Instant.parse(Json.requireText(value, "at")));
            case "undo" -> new Undo();
            case "redo" -> new Redo();
            case "forget" ->
                new Forget(StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asLong)
                        .toList());
            case "pool" ->
                new SavePool(new PoolSettings(
                        Json.requireText(value, "name"),
                        Json.require(value, "limit").asInt(),
                        Json.require(value, "paused").asBoolean()));
            case "memo" -> new SaveMemo(Json.requireText(value, "name"), Json.requireText(value, "text"));
            default -> throw new UnreadableTextException("unknown kind of line: " + kind);
        };
    }
}
