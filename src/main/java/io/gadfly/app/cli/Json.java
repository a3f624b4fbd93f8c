package io.gadfly.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Stream;

/// Documents as JSON text; the names of a document's record components are the names of its fields.
final class Json {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build()
            .writerWithDefaultPrettyPrinter();

    private Json() {}

    /// One list of them, element by element, so that a long one needs no room of its own.
    static void write(Stream<?> documents, Writer out) throws IOException {
        try (var list = WRITER.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValuesAsArray(out)) {
            var each = documents.iterator();
            while (each.hasNext()) {
                list.write(each.next());
            }
        }
    }

    static String write(Object document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException("not a document: " + document.getClass(), bug);
        }
    }
}
