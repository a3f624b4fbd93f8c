package io.gadfly.icalendar.subscription;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gadfly.icalendar.subscription.Subscriptions.Entry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file that subscriptions are kept in, replaced as a whole.
///
/// What another version of the program wrote besides is passed over; a file that makes no sense is kept aside as
/// `….broken`, and each later one as `….broken.2` and so on.
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
            var aside = freeAside();
            LOG.warn("The subscriptions in {} cannot be read and are kept aside as {}", file, aside, broken);
            Files.move(file, aside);
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

    /// It is on the disk when this returns.
    void write(List<Entry> entries) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder");
        Files.createDirectories(folder);
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, JSON.writeValueAsBytes(entries), CREATE, WRITE, TRUNCATE_EXISTING, SYNC);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        forceName(folder);
    }

    /// Where a system has no handle on folders, the name is as safe as it makes it.
    private static void forceName(Path folder) {
        try (var names = FileChannel.open(folder, READ)) {
            names.force(true);
        } catch (IOException notThere) {
            LOG.debug("{} cannot be forced to the disk", folder, notThere);
        }
    }

    /// What made no sense last, as long as nothing was written since.
    Optional<Path> keptAside() {
        if (Files.exists(file)) {
            return Optional.empty();
        }
        return asides().takeWhile(Files::exists).reduce((_, later) -> later);
    }

    private Path freeAside() {
        return asides().filter(Files::notExists).findFirst().orElseThrow();
    }

    private Stream<Path> asides() {
        return Stream.concat(
                        Stream.of(".broken"),
                        IntStream.iterate(2, number -> number + 1).mapToObj(number -> ".broken." + number))
                .map(ending -> file.resolveSibling(file.getFileName() + ending));
    }
}
