package io.gadfly.icalendar.subscription;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user's subscriptions and what is known of each, kept in one file. While the disk refuses to give it
/// there seem to be none, and none can be added, which would be all that is left then.
///
/// Safe to use from any thread.
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

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

        /// When that something was deleted which a subscription had brought was taken back: what looks brought
        /// of it meanwhile was left aside.
        default Optional<Instant> returnedAt() {
            return Optional.empty();
        }
    }

    /// A subscription, and what the looks at it have left behind.
    ///
    /// @param wentWith the numbers of reminders that went when the user left it: where one of them is there again,
    ///     that was taken back, and the subscription is there again too; empty: it was not left
    public record Entry(Subscription subscription, SubscriptionState state, List<Long> wentWith) {
        public Entry {
            Objects.requireNonNull(subscription);
            Objects.requireNonNull(state);
            wentWith = List.copyOf(Optional.ofNullable(wentWith).orElse(List.of()));
        }

        public Entry(Subscription subscription, SubscriptionState state) {
            this(subscription, state, List.of());
        }

        /// What is known of it after something that it may have brought came back then.
        private Entry since(Instant returned) {
            return state.isOlderThan(returned) ? new Entry(subscription, state.toBeReadAgain(), wentWith) : this;
        }

        private boolean wasLeft() {
            return !wentWith.isEmpty();
        }

        private boolean isOf(Subscription other) {
            return subscription.address().equals(other.address());
        }
    }

    private final SubscriptionFile file;
    private final Reminders reminders;
    private List<Entry> entries = List.of();
    private boolean isRead;

    private Subscriptions(SubscriptionFile file, Reminders reminders) {
        this.file = file;
        this.reminders = reminders;
    }

    public static Subscriptions open(Path file, Reminders reminders) {
        var subscriptions = new Subscriptions(new SubscriptionFile(file), reminders);
        try {
            subscriptions.read();
        } catch (IOException unreadable) {
            LOG.warn("The subscriptions in {} cannot be read", file, unreadable);
        }
        return subscriptions;
    }

    /// Fails while the disk does not give the file.
    public synchronized void read() throws IOException {
        if (!isRead) {
            entries = file.read();
            isRead = true;
        }
    }

    /// Where the file is that made no sense, until something is saved in its place.
    public Optional<Path> keptAside() {
        return file.keptAside();
    }

    /// In the order in which they were added.
    public List<Entry> list() {
        var there = all().stream().filter(this::isThere).toList();
        var listed = there.stream().anyMatch(Entry::wasLeft) && !reminders.isRedoable() ? keptForGood(there) : there;
        return reminders
                .returnedAt()
                .map(at -> listed.stream().map(entry -> entry.since(at)).toList())
                .orElse(listed);
    }

    /// Whether one of them has to be read again because of what was taken back.
    public boolean hasToReadAgain() {
        return reminders
                .returnedAt()
                .filter(at -> all().stream().anyMatch(entry -> entry.state().isOlderThan(at)))
                .isPresent();
    }

    /// Whether one was left that may come back.
    public boolean hasLeft() {
        return all().stream().anyMatch(Entry::wasLeft);
    }

    private synchronized List<Entry> all() {
        try {
            read();
        } catch (IOException unreadable) {
            LOG.debug("The subscriptions cannot be read yet", unreadable);
        }
        return entries;
    }

    private boolean isThere(Entry entry) {
        return !entry.wasLeft() || entry.wentWith().stream().anyMatch(reminders::has);
    }

    /// That these were left has been taken back, and cannot be done again: whatever becomes of their reminders
    /// now, they stay.
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

    /// Adds it, or replaces the one of the same address, which is looked at again then. Fails with an
    /// `IOException` where the disk does.
    public synchronized void add(Subscription subscription) throws IOException {
        read();
        var next = without(subscription);
        next.add(new Entry(subscription, SubscriptionState.NEW));
        save(next);
    }

    /// Replaces the one of the same address and keeps what is known of it.
    public synchronized void change(Subscription subscription) throws IOException {
        read();
        save(entries.stream()
                .map(entry ->
                        entry.isOf(subscription) ? new Entry(subscription, entry.state(), entry.wentWith()) : entry)
                .toList());
    }

    /// The user leaves it, and these reminders will go with it: until then, and where one of them comes back,
    /// it is there, and to be looked at. Without any it is gone for good.
    public synchronized void leave(Subscription subscription, List<Long> itsReminders) throws IOException {
        read();
        var left = itsReminders.stream().limit(MOST_REMINDERS).toList();
        var others = without(subscription);
        if (!left.isEmpty()) {
            forgetOldestLeft(others);
            entries.stream()
                    .filter(entry -> entry.isOf(subscription))
                    .forEach(entry -> others.add(
                            new Entry(entry.subscription(), entry.state().toBeLookedAt(), left)));
        }
        save(others);
    }

    private static void forgetOldestLeft(List<Entry> others) {
        var left = others.stream().filter(Entry::wasLeft).toList();
        if (left.size() >= MOST_LEFT) {
            others.remove(left.getFirst());
        }
    }

    /// Keeps the state of one that is still there; where the disk fails, as long as the program runs, so that
    /// no server is asked again and again.
    public synchronized void update(Subscription subscription, SubscriptionState state) throws IOException {
        read();
        var next = entries.stream()
                .map(entry ->
                        entry.isOf(subscription) ? new Entry(entry.subscription(), state, entry.wentWith()) : entry)
                .toList();
        try {
            save(next);
        } finally {
            entries = next;
        }
    }

    private List<Entry> without(Subscription subscription) {
        var others = new ArrayList<>(entries);
        others.removeIf(entry -> entry.isOf(subscription));
        return others;
    }

    private void save(List<Entry> next) throws IOException {
        file.write(next);
        entries = List.copyOf(next);
    }
}
