package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What a line of the journal says: one thing that was done to the store. Done again in the same order, they
/// make the same store.
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
            implements JournalLine {
        public Entry withClaims(List<Fire> others) {
            return new Entry(at, undo, plans, edits, deleted, others, fires, timeline);
        }
    }

    /// @param definition the stored text of its definition
    /// @param origin the stored text of its origin
    record Edit(Planned planned, Utf8 definition, Utf8 origin) {
        public static Edit of(Planned planned) {
            var reminder = planned.reminder();
            return new Edit(planned, DefinitionText.write(reminder.definition()), OriginText.write(reminder.origin()));
        }

        public ReminderId id() {
            return planned.reminder().id();
        }
    }

    /// All entries of the group from here on are one step.
    record BeginStep(String name, Instant at) implements JournalLine {}

    /// What was begun last is no step after all.
    record DropStep() implements JournalLine {}

    /// What steps keep of fires holds for their heirs.
    record Inherit(List<Heir> heirs) implements JournalLine {
        public Inherit {
            heirs = List.copyOf(heirs);
        }
    }

    /// The step that was taken back or made again in this group keeps fires as they are here.
    record Keep(List<Long> numbers) implements JournalLine {
        public Keep {
            numbers = List.copyOf(numbers);
        }
    }

    record Undo() implements JournalLine {}

    record Redo() implements JournalLine {}

    /// Fires left, with their time lines: they ended long ago, or had never to fall due.
    record Forget(List<Long> numbers) implements JournalLine {
        public Forget {
            numbers = List.copyOf(numbers);
        }
    }

    record SavePool(PoolSettings pool) implements JournalLine {}

    record SaveMemo(String name, String text) implements JournalLine {}

    /// One line without its end, in UTF-8.
    static void write(JournalLine line, ByteArrayOutputStream bytes) {
        Json.write(bytes, line, JournalLine::write);
    }

    private static void write(JsonGenerator json, JournalLine line) throws IOException {
        switch (line) {
            case Entry entry -> Json.writeField(json, "entry", entry, EntryText::write);
            case BeginStep step -> Json.writeField(json, "step", step, JournalLine::writeStep);
            case DropStep() -> json.writeBooleanField("noStep", true);
            case Inherit(var heirs) -> Json.writeAll(json, "inherit", heirs, JournalLine::writeHeir);
            case Keep(var numbers) -> Json.writeNumbers(json, "keep", numbers);
            case Undo() -> json.writeBooleanField("undo", true);
            case Redo() -> json.writeBooleanField("redo", true);
            case Forget(var numbers) -> Json.writeNumbers(json, "forget", numbers);
            case SavePool(var pool) -> Json.writeField(json, "pool", pool, JournalLine::writePool);
            case SaveMemo memo -> Json.writeField(json, "memo", memo, JournalLine::writeMemo);
        }
    }

    private static void writeStep(JsonGenerator json, BeginStep step) throws IOException {
        json.writeStringField("name", step.name());
        json.writeStringField("at", step.at().toString());
    }

    private static void writeHeir(JsonGenerator json, Heir heir) throws IOException {
        json.writeNumberField("of", heir.of());
        json.writeNumberField("number", heir.number());
    }

    private static void writePool(JsonGenerator json, PoolSettings pool) throws IOException {
        json.writeStringField("name", pool.name());
        json.writeNumberField("limit", pool.limit());
        json.writeStringField("mode", pool.mode().name());
    }

    private static void writeMemo(JsonGenerator json, SaveMemo memo) throws IOException {
        json.writeStringField("name", memo.name());
        json.writeStringField("text", memo.text());
    }

    /// Throws `UnreadableTextException` where `text` is no line of a journal.
    static JournalLine read(String text) {
        try {
            return read(Json.read(text));
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new UnreadableTextException("not a line of the journal: " + broken.getMessage(), broken);
        }
    }

    /// Earlier versions knew no drain, and wrote whether it was paused.
    private static PoolSettings.Mode readMode(JsonNode pool) {
        if (pool.has("paused")) {
            return pool.path("paused").asBoolean() ? PoolSettings.Mode.PAUSED : PoolSettings.Mode.RUNNING;
        }
        return PoolSettings.Mode.valueOf(Json.requireText(pool, "mode"));
    }

    private static JournalLine read(JsonNode node) {
        var kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
        var value = node.path(kind);
        return switch (kind) {
            case "entry" -> EntryText.readEntry(value);
            case "step" -> new BeginStep(Json.requireText(value, "name"), Instant.parse(Json.requireText(value, "at")));
            case "noStep" -> new DropStep();
            case "inherit" -> new Inherit(Json.all(node, kind, JournalLine::readHeir));
            case "undo" -> new Undo();
            case "redo" -> new Redo();
            case "keep" -> new Keep(numbers(value));
            case "forget" -> new Forget(numbers(value));
            case "pool" ->
                new SavePool(new PoolSettings(
                        Json.requireText(value, "name"),
                        Json.require(value, "limit").asInt(),
                        readMode(value)));
            case "memo" -> new SaveMemo(Json.requireText(value, "name"), Json.requireText(value, "text"));
            default -> throw new UnreadableTextException("unknown kind of line: " + kind);
        };
    }

    private static List<Long> numbers(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    private static Heir readHeir(JsonNode node) {
        return new Heir(
                Json.require(node, "of").asLong(), Json.require(node, "number").asLong());
    }
}
