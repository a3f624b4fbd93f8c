package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Small words over Jackson's generator and tree: fields that are empty are left out, a field that must be
/// there is named when it is not.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// What writes a value to where the generator stands, with no tree of it in between.
    @FunctionalInterface
    interface Writing<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    static <T> Utf8 write(T value, Writing<T> fields) {
        var bytes = new ByteArrayOutputStream();
        write(bytes, value, fields);
        return Utf8.of(bytes.toByteArray());
    }

    /// One object in UTF-8.
    static <T> void write(ByteArrayOutputStream bytes, T value, Writing<T> fields) {
        try (var json = MAPPER.createGenerator(bytes)) {
            writeObject(json, value, fields);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can always be written to", impossible);
        }
    }

    static <T> void writeField(JsonGenerator json, String field, T value, Writing<T> fields) throws IOException {
        json.writeFieldName(field);
        writeObject(json, value, fields);
    }

    private static <T> void writeObject(JsonGenerator json, T value, Writing<T> fields) throws IOException {
        json.writeStartObject();
        fields.write(json, value);
        json.writeEndObject();
    }

    /// An array of objects, unless it is empty.
    static <T> void writeAll(JsonGenerator json, String field, List<T> values, Writing<T> fields) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (var value : values) {
                writeObject(json, value, fields);
            }
            json.writeEndArray();
        }
    }

    /// An array of texts or numbers, unless it is empty.
    static <T> void writeValues(JsonGenerator json, String field, List<T> values, Writing<T> write) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (var value : values) {
                write.write(json, value);
            }
            json.writeEndArray();
        }
    }

    /// What is JSON already, past the generator.
    static void writeField(JsonGenerator json, String field, Utf8 written) throws IOException {
        json.writeFieldName(field);
        json.writeRawValue("");
        json.flush();
        ((OutputStream) json.getOutputTarget()).write(written.bytes());
    }

    static void writeNumbers(JsonGenerator json, String field, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (var number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UnreadableTextException("not JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    static <T> List<T> all(JsonNode node, String field, Function<JsonNode, T> read) {
        var array = node.path(field);
        if (array.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<T>(array.size());
        array.forEach(value -> values.add(read.apply(value)));
        return List.copyOf(values);
    }

    static Optional<JsonNode> get(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field));
    }

    static JsonNode require(JsonNode node, String field) {
        return get(node, field).orElseThrow(() -> new UnreadableTextException("no " + field + " in " + node));
    }

    static String requireText(JsonNode node, String field) {
        return require(node, field).asText();
    }
}
