package io.gadfly.ui.list;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A place in the list; it shows one entry after the other as the list scrolls.
final class EntryCell extends ListCell<Entry> {
    private final EntryCard card;

    EntryCell(EntryCard card) {
        this.card = card;
        getStyleClass().add("entry-cell");
        setPrefWidth(0);
        Subscription _ = listViewProperty()
                .flatMap(ListView::widthProperty)
                .map(Number::doubleValue)
                .orElse(0.0)
                .subscribe(card::fit);
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
