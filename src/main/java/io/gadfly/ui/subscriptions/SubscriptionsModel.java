package io.gadfly.ui.subscriptions;

import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The subscriptions that there are, and the form that adds one or changes it.
public final class SubscriptionsModel {
    final SubscriptionForm form;

    private final SubscriptionService service;
    private final Bridge bridge;
    private final Notices notices;
    private final SubscriptionWords words;
    private final Texts texts;
    private final ObservableList<SubscriptionRow> rows = FXCollections.observableArrayList();
    private final Set<URI> busy = new HashSet<>();
    private final Latest<List<Subscriptions.Entry>> latest;

    public SubscriptionsModel(SubscriptionService service, Bridge bridge, Notices notices, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.words = new SubscriptionWords(here);
        this.texts = Texts.of(SubscriptionsModel.class, here.locale());
        this.form = new SubscriptionForm(texts);
        this.latest = new Latest<>(bridge, () -> service::list, this::show);
    }

    ObservableList<SubscriptionRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Latest.State> stateProperty() {
        return latest.stateProperty();
    }

    /// Asks again how the subscriptions stand.
    void refresh() {
        latest.refresh();
    }

    private void show(List<Subscriptions.Entry> entries) {
        var fresh = entries.stream()
                .map(entry ->
                        words.write(entry, busy.contains(entry.subscription().address())))
                .toList();
        if (!fresh.equals(rows)) {
            rows.setAll(fresh);
        }
    }

    void save() {
        form.read(this::isKnown).ifPresent(subscription -> {
            if (form.known.get()) {
                change(subscription.withPaused(isPaused(subscription)));
            } else {
                look(subscription, () -> service.subscribe(subscription));
            }
            form.clear();
        });
    }

    private boolean isKnown(URI address) {
        return rows.stream().anyMatch(row -> row.subscription().address().equals(address));
    }

    private boolean isPaused(Subscription subscription) {
        return rows.stream()
                .map(SubscriptionRow::subscription)
                .filter(known -> known.address().equals(subscription.address()))
                .anyMatch(Subscription::paused);
    }

    void lookNow(SubscriptionRow row) {
        var address = row.subscription().address();
        look(
                row.subscription(),
                () -> service.refresh(service.find(address).stream().toList()));
    }

    private void look(Subscription subscription, Supplier<List<Refreshed>> question) {
        busy.add(subscription.address());
        refresh();
        bridge.ask(
                question,
                looks -> {
                    settle(subscription);
                    looks.forEach(this::tell);
                },
                () -> settle(subscription));
    }

    private void settle(Subscription subscription) {
        busy.remove(subscription.address());
        refresh();
    }

    /// A failure is told by its card.
    private void tell(Refreshed look) {
        var name = look.subscription().name();
        switch (look) {
            case Refreshed.Imported(var _, var report) ->
                notices.say(texts.text(
                        report.count(Kind.REFUSED) > 0 ? "looked.refused" : "looked",
                        name,
                        report.count(Kind.ADDED),
                        report.count(Kind.CHANGED),
                        report.count(Kind.REFUSED)));
            case Refreshed.Unchanged _ -> notices.say(texts.text("unchanged", name));
            case Refreshed.Failed(var _, var reason) -> notices.say(texts.text("failed", name, reason));
        }
    }

    void pauseOrResume(SubscriptionRow row) {
        change(row.subscription().withPaused(!row.isPaused()));
    }

    private void change(Subscription subscription) {
        bridge.ask(
                () -> {
                    service.change(subscription);
                    return subscription;
                },
                _ -> refresh());
    }

    void edit(SubscriptionRow row) {
        form.show(row.subscription());
    }

    void unsubscribe(SubscriptionRow row) {
        bridge.ask(() -> service.unsubscribe(row.subscription()), deleted -> {
            notices.say(texts.text("unsubscribed", row.name(), deleted));
            refresh();
        });
    }
}
