package io.gadfly.app.subscription;

import io.gadfly.app.cli.FileTrouble;
import io.gadfly.app.cli.Words;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The subscriptions, and the reminders that come from them.
public final class SubscribedCalendars implements SubscriptionService {
    private final Subscriptions subscriptions;
    private final ReminderService reminders;
    private final Function<List<Subscriptions.Entry>, List<Refreshed>> look;
    private final Runnable changed;

    /// @param look looks at them now and waits for what comes of it
    /// @param changed told when some may be due earlier than before
    public SubscribedCalendars(
            Subscriptions subscriptions,
            ReminderService reminders,
            Function<List<Subscriptions.Entry>, List<Refreshed>> look,
            Runnable changed) {
        this.subscriptions = subscriptions;
        this.reminders = reminders;
        this.look = look;
        this.changed = changed;
    }

    /// Takes what a look brings into the store. No look is a step of undo: what a subscription brought goes
    /// when the user leaves it, and leaving is one.
    public static Refresher.Importer into(ReminderService reminders) {
        return (entry, items) -> {
            var subscription = entry.subscription();
            var occasion = entry.state().brought().isEmpty() ? Occasion.SUBSCRIBED : Occasion.REFRESHED;
            return reminders.importCalendar(
                    subscription.address().toString(),
                    items,
                    ImportOptions.look(
                            occasion, subscription.list(), subscription.nag().policy()));
        };
    }

    /// Of which those that were left come back with their reminders.
    public static Subscriptions kept(Path file, ReminderService reminders) {
        return Subscriptions.open(file, new Subscriptions.Reminders() {
            @Override
            public boolean has(long reminder) {
                return reminders.find(new ReminderId(reminder)).isPresent();
            }

            @Override
            public boolean isRedoable() {
                return reminders.isRedoable();
            }

            @Override
            public Optional<Instant> returnedAt() {
                return reminders.returnedAt();
            }
        });
    }

    @Override
    public List<Subscriptions.Entry> list() {
        onDisk("subscriptions.unread", subscriptions::read);
        return subscriptions.list();
    }

    @Override
    public Optional<Path> keptAside() {
        return subscriptions.keptAside();
    }

    @Override
    public List<Refreshed> subscribe(Subscription subscription) {
        save(() -> subscriptions.add(subscription));
        return subscription.paused()
                ? List.of()
                : look.apply(find(subscription.address()).stream().toList());
    }

    @Override
    public void change(Subscription subscription) {
        save(() -> subscriptions.change(subscription));
        changed.run();
    }

    @Override
    public int unsubscribe(Subscription subscription) {
        var gone = from(subscription);
        save(() -> subscriptions.leave(
                subscription, gone.stream().map(ReminderId::value).toList()));
        return reminders.release(gone).size();
    }

    private List<ReminderId> from(Subscription subscription) {
        var source = Optional.of(subscription.address().toString());
        var ids = new ArrayList<ReminderId>();
        reminders.forEach(ReminderFilter.ALL, reminder -> {
            if (reminder.subscribedTo().equals(source)) {
                ids.add(reminder.id());
            }
        });
        return ids;
    }

    @Override
    public List<Refreshed> refresh(List<Subscriptions.Entry> entries) {
        return look.apply(entries);
    }

    private interface Access {
        void run() throws IOException;
    }

    private static void save(Access change) {
        onDisk("subscriptions.unsaved", change);
    }

    private static void onDisk(String trouble, Access access) {
        try {
            access.run();
        } catch (IOException failure) {
            throw new StoreException(Words.of(trouble, FileTrouble.inWords(failure)), failure);
        }
    }
}
