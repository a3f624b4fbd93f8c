package io.gadfly.ui.subscriptions;

import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagProfile;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Texts;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A subscription as it is being typed.
final class SubscriptionForm {
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty list = new SimpleStringProperty("");
    final StringProperty every = new SimpleStringProperty("");
    final ObjectProperty<NagChoice> nag = new SimpleObjectProperty<>(NagChoice.NORMAL);
    /// Whether it is one that there is already: then its address stays.
    final BooleanProperty known = new SimpleBooleanProperty();
    final StringProperty problem = new SimpleStringProperty("");

    private final Texts texts;

    SubscriptionForm(Texts texts) {
        this.texts = texts;
        clear();
    }

    void clear() {
        known.set(false);
        address.set("");
        name.set("");
        list.set("");
        every.set(DurationText.of(Subscription.USUAL));
        nag.set(NagChoice.NORMAL);
        problem.set("");
    }

    void show(Subscription subscription) {
        known.set(true);
        address.set(subscription.address().toString());
        name.set(subscription.name());
        list.set(subscription.list());
        every.set(DurationText.of(subscription.interval()));
        nag.set(NagChoice.of(subscription.nag()));
        problem.set("");
    }

    /// Nothing where something makes no sense; `problem` says what.
    ///
    /// @param isKnown whether there is a subscription of that address
    Optional<Subscription> read(Predicate<URI> isKnown) {
        var location = Subscription.addressOf(address.get(), isKnown);
        var interval = DurationText.parse(every.get()).filter(pace -> pace.compareTo(Subscription.SHORTEST) >= 0);
        problem.set(location.isEmpty() ? texts.text("problem.address") : interval.isEmpty() ? often() : "");
        if (location.isEmpty() || interval.isEmpty()) {
            return Optional.empty();
        }
        var plain = Subscription.of(
                        location.get(),
                        list.get().isBlank() ? Details.DEFAULT_LIST : list.get().strip())
                .withInterval(interval.get())
                .withNag(nag.get().profile().orElse(NagProfile.NORMAL));
        return Optional.of(
                name.get().isBlank() ? plain : plain.withName(name.get().strip()));
    }

    private String often() {
        return texts.text("problem.every", DurationText.of(Subscription.SHORTEST));
    }
}
