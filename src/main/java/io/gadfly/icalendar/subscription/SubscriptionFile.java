package io.gadfly.icalendar.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gadfly.icalendar.subscription.Subscriptions.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file that subscriptions are kept in, replaced as a whole.
///
/// What another version of the program wrote besides is passed over; a file that makes no sense is kept aside as
/// `….broken`.
final class SubscriptionFile {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionFile.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    SubscriptionFile(Path file) {
        this.file = file;
    }

    /// None where there is no file yet, or one that makes no sense. Fails where the disk does.
    List<Entry> read() throws IOException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (JsonProcessingException broken) {
            LOG.warn("The subscriptions in {} cannot be read and are kept aside", file, broken);
            Files.move(file, aside(), StandardCopyOption.REPLACE_EXISTING);
            return List.of();
        }
    }

    private static List<Entry> parse(byte[] json) throws IOException {
        Entry @Nullable [] entries = JSON.readValue(json, Entry[].class);
        if (entries == null || Arrays.stream(entries).anyMatch(Objects::isNull)) {
            throw new JsonMappingException(null, "a list of subscriptions was expected, and nothing stands there");
        }
        return List.of(entries);
    }

    void write(List<Entry> entries) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, JSON.writeValueAsBytes(entries));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What made no sense, as long as nothing was written since.
    Optional<Path> keptAside() {
        return Optional.of(aside()).filter(_ -> Files.notExists(file)).filter(Files::exists);
    }

    private Path aside() {
        return file.resolveSibling(file.getFileName() + ".broken");
    }
}
