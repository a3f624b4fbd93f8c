package io.gadfly.icalendar.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user's subscriptions and what is known of each, kept in one file that is replaced as a whole.
///
/// Safe to use from any thread. A file that cannot be read is kept aside as `….broken`.
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    /// A subscription, and what the looks at it have left behind.
    public record Entry(Subscription subscription, SubscriptionState state) {}

    private final Path file;
    private List<Entry> entries;

    private Subscriptions(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    public static Subscriptions open(Path file) {
        return new Subscriptions(file, read(file));
    }

    /// In the order in which they were added.
    public synchronized List<Entry> list() {
        return entries;
    }

    /// Adds it, or replaces the one of the same address, which is looked at again then. Fails with an `IOException`
    /// where the disk does.
    public synchronized void add(Subscription subscription) throws IOException {
        var next = without(subscription);
        next.add(new Entry(subscription, SubscriptionState.NEW));
        save(next);
    }

    /// Replaces the one of the same address and keeps what is known of it.
    public synchronized void change(Subscription subscription) throws IOException {
        save(entries.stream()
                .map(entry -> entry.subscription().address().equals(subscription.address())
                        ? new Entry(subscription, entry.state())
                        : entry)
                .toList());
    }

    /// Its reminders stay.
    public synchronized void remove(Subscription subscription) throws IOException {
        save(without(subscription));
    }

    /// Keeps the state of one that is still there.
    public synchronized void update(Subscription subscription, SubscriptionState state) throws IOException {
        save(entries.stream()
                .map(entry -> entry.subscription().address().equals(subscription.address())
                        ? new Entry(entry.subscription(), state)
                        : entry)
                .toList());
    }

    private List<Entry> without(Subscription subscription) {
        var others = new ArrayList<>(entries);
        others.removeIf(entry -> entry.subscription().address().equals(subscription.address()));
        return others;
    }

    private void save(List<Entry> next) throws IOException {
        entries = List.copyOf(next);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, JSON.writeValueAsBytes(entries));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Entry> read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Entry>>() {});
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (JsonProcessingException broken) {
            LOG.warn("The subscriptions in {} cannot be read and are kept aside", file, broken);
            keepAside(file);
            return List.of();
        } catch (IOException unreadable) {
            LOG.warn("The subscriptions in {} cannot be read", file, unreadable);
            return List.of();
        }
    }

    private static void keepAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stuck) {
            LOG.warn("{} cannot be moved aside", file, stuck);
        }
    }
}
