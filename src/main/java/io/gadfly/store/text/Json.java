package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Small words over Jackson's tree: fields that are empty are left out, a field that must be there is named when it is
/// not.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree in memory can always be written", impossible);
        }
    }

    /// In UTF-8.
    static byte[] writeBytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree in memory can always be written", impossible);
        }
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UnreadableTextException("not JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    static <T> void putAll(ObjectNode node, String field, List<T> values, Function<T, JsonNode> write) {
        if (!values.isEmpty()) {
            node.set(field, array(values, write));
        }
    }

    static <T> ArrayNode array(List<T> values, Function<T, JsonNode> write) {
        var array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    /// What is JSON already.
    static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    static JsonNode number(long number) {
        return JsonNodeFactory.instance.numberNode(number);
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
