package io.gadfly.ui.list;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A place in the list; it shows one entry after the other as the list scrolls.
final class EntryCell extends ListCell<Entry> {
    private final EntryCard card;

    EntryCell(EntryCard card) {
        this.card = card;
        getStyleClass().add("entry-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            card.show(entry);
            setGraphic(card.view());
            setAccessibleText(entry.title() + ", " + entry.status() + ", " + entry.detail());
        }
    }
}
