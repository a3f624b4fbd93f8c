package io.gadfly.ui.popup;

import io.gadfly.notification.Medium.Response;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The cards that are up, the oldest first, and what the user does with them. To be used on the FX thread.
final class PopupModel {
    private final ObservableList<PopupCard> cards = FXCollections.observableArrayList();
    private final Consumer<Response> responses;

    /// @param responses hears what the user does; must not block
    PopupModel(Consumer<Response> responses) {
        this.responses = responses;
    }

    ObservableList<PopupCard> cards() {
        return cards;
    }

    /// In place of an earlier one with the same key; a card without items takes that away.
    void put(PopupCard card) {
        for (var index = 0; index < cards.size(); index++) {
            if (cards.get(index).key().equals(card.key())) {
                replace(index, card);
                return;
            }
        }
        if (!card.items().isEmpty()) {
            cards.add(card);
        }
    }

    /// Unless one with the same key is up.
    void restore(PopupCard card) {
        if (cards.stream().noneMatch(up -> up.key().equals(card.key()))) {
            put(card);
        }
    }

    private void replace(int index, PopupCard card) {
        if (card.items().isEmpty()) {
            cards.remove(index);
        } else if (!cards.get(index).equals(card)) {
            cards.set(index, card);
        }
    }

    /// Takes the fence off every card.
    void withdraw(Fence fence) {
        for (var index = cards.size() - 1; index >= 0; index--) {
            replace(index, cards.get(index).without(fence));
        }
    }

    void done(PopupCard.Item item) {
        respond(item, new Response.Answered(item.fence(), new Answer.Done()));
    }

    void snooze(PopupCard.Item item) {
        respond(item, new Response.SnoozeAsked(item.fence()));
    }

    void skip(PopupCard.Item item) {
        respond(item, new Response.Answered(item.fence(), new Answer.Skip()));
    }

    void open(PopupCard.Item item) {
        responses.accept(new Response.OpenAsked(item.fence()));
    }

    /// Shows all that rings in the window.
    void openAll(PopupCard card) {
        responses.accept(new Response.AllAsked(card.items().getFirst().fence()));
    }

    /// Closes the card; the nagging goes on.
    void dismiss(PopupCard card) {
        if (!cards.remove(card)) {
            return;
        }
        card.items().forEach(item -> responses.accept(new Response.Answered(item.fence(), new Answer.Dismiss())));
    }

    private void respond(PopupCard.Item item, Response response) {
        withdraw(item.fence());
        responses.accept(response);
    }
}
