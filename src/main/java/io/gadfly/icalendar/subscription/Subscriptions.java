package io.gadfly.icalendar.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user's subscriptions and what is known of each, kept in one file that is replaced as a whole.
///
/// Safe to use from any thread. What another version of the program wrote besides is passed over; a file that cannot be
/// read is kept aside as `….broken`.
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT);

    /// So many that were left are remembered.
    private static final int MOST_LEFT = 100;

    /// Of each so many of its reminders are, which come back together.
    private static final int MOST_REMINDERS = 10;

    /// What subscriptions know of the reminders that they brought.
    public interface Reminders {
        /// Whether there is one of that number.
        boolean has(long reminder);

        /// Whether something that was taken back, such as leaving a subscription, can still be done again.
        default boolean isRedoable() {
            return false;
        }
    }

    /// A subscription, and what the looks at it have left behind.
    ///
    /// @param wentWith the numbers of reminders that went when the user left it: where one of them is there again,
    ///     that was taken back, and the subscription is there again too; empty: it was not left
    public record Entry(Subscription subscription, SubscriptionState state, List<Long> wentWith) {
        public Entry {
            wentWith = List.copyOf(Optional.ofNullable(wentWith).orElse(List.of()));
        }

        public Entry(Subscription subscription, SubscriptionState state) {
            this(subscription, state, List.of());
        }

        private boolean wasLeft() {
            return !wentWith.isEmpty();
        }

        private boolean isOf(Subscription other) {
            return subscription.address().equals(other.address());
        }
    }

    private final Path file;
    private final Reminders reminders;
    private List<Entry> entries;

    private Subscriptions(Path file, Reminders reminders, List<Entry> entries) {
        this.file = file;
        this.reminders = reminders;
        this.entries = entries;
    }

    public static Subscriptions open(Path file, Reminders reminders) {
        return new Subscriptions(file, reminders, read(file));
    }

    /// In the order in which they were added.
    public List<Entry> list() {
        var there = all().stream().filter(this::isThere).toList();
        return there.stream().anyMatch(Entry::wasLeft) && !reminders.isRedoable() ? keptForGood(there) : there;
    }

    /// Whether one was left that may come back.
    public boolean hasLeft() {
        return all().stream().anyMatch(Entry::wasLeft);
    }

    private synchronized List<Entry> all() {
        return entries;
    }

    private boolean isThere(Entry entry) {
        return !entry.wasLeft() || entry.wentWith().stream().anyMatch(reminders::has);
    }

    /// That these were left has been taken back, and cannot be done again: whatever becomes of their reminders now,
    /// they stay.
    private synchronized List<Entry> keptForGood(List<Entry> back) {
        try {
            save(entries.stream()
                    .map(entry -> back.contains(entry) ? new Entry(entry.subscription(), entry.state()) : entry)
                    .toList());
        } catch (IOException full) {
            LOG.warn("That subscriptions are back was not saved", full);
        }
        return back.stream()
                .map(entry -> new Entry(entry.subscription(), entry.state()))
                .toList();
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
                .map(entry ->
                        entry.isOf(subscription) ? new Entry(subscription, entry.state(), entry.wentWith()) : entry)
                .toList());
    }

    /// The user leaves it, and these reminders will go with it: until then, and where one of them comes back, it is
    /// there, and to be looked at. Without any it is gone for good.
    public synchronized void leave(Subscription subscription, List<Long> itsReminders) throws IOException {
        var left = itsReminders.stream().limit(MOST_REMINDERS).toList();
        var others = without(subscription);
        if (!left.isEmpty()) {
            forgetOldestLeft(others);
            entries.stream()
                    .filter(entry -> entry.isOf(subscription))
                    .forEach(entry -> others.add(new Entry(entry.subscription(), entry.state().toBeLookedAt(), left)));
        }
        save(others);
    }

    private static void forgetOldestLeft(List<Entry> others) {
        var left = others.stream().filter(Entry::wasLeft).toList();
        if (left.size() >= MOST_LEFT) {
            others.remove(left.getFirst());
        }
    }

    /// Keeps the state of one that is still there.
    public synchronized void update(Subscription subscription, SubscriptionState state) throws IOException {
        save(entries.stream()
                .map(entry ->
                        entry.isOf(subscription) ? new Entry(entry.subscription(), state, entry.wentWith()) : entry)
                .toList());
    }

    private List<Entry> without(Subscription subscription) {
        var others = new ArrayList<>(entries);
        others.removeIf(entry -> entry.isOf(subscription));
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
