package io.gadfly.icalendar.subscription;

import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the window and the command line ask of the subscriptions. Its methods may block for the network and the
/// disk; where the disk fails, that is a `StoreException`.
public interface SubscriptionService {
    /// In the order in which they were added.
    List<Subscriptions.Entry> list();

    /// Where the file of subscriptions is that made no sense, until there are others in its place.
    default Optional<Path> keptAside() {
        return Optional.empty();
    }

    default Optional<Subscriptions.Entry> find(URI address) {
        return list().stream()
                .filter(entry -> entry.subscription().address().equals(address))
                .findFirst();
    }

    /// Adds it, or replaces the one of the same address, and looks at it at once unless it is paused.
    List<Refreshed> subscribe(Subscription subscription);

    /// Keeps what is known of it: another name, another pace, a pause.
    void change(Subscription subscription);

    /// Leaves it, and deletes the reminders that came from it; one undo brings back both, unless it had brought
    /// none. Answers with their number.
    int unsubscribe(Subscription subscription);

    /// Looks at them now, whether they are due, paused or not.
    List<Refreshed> refresh(List<Subscriptions.Entry> entries);
}
