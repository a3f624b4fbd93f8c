package io.gadfly.ui.common;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.MultipleSelectionModel;

/// Keeps the same things selected when a list or table is filled anew; where the selected one went away, the selection
/// stays at its place.
public final class KeepSelection<T> {
    private final ObservableList<T> items;
    private final MultipleSelectionModel<T> selection;
    private final Function<T, String> key;
    private List<String> keys = List.of();
    private int place;
    private boolean restoring;

    private KeepSelection(ObservableList<T> items, MultipleSelectionModel<T> selection, Function<T, String> key) {
        this.items = items;
        this.selection = selection;
        this.key = key;
    }

    /// To be called after the items were set on the control, so that it hears of a change first.
    public static <T> void of(ObservableList<T> items, MultipleSelectionModel<T> selection, Function<T, String> key) {
        var keep = new KeepSelection<>(items, selection, key);
        selection.getSelectedItems().addListener((ListChangeListener<T>) _ -> keep.remember());
        items.addListener((ListChangeListener<T>) _ -> keep.restore());
    }

    private void remember() {
        var selected = selection.getSelectedItems();
        if (!restoring && !selected.isEmpty()) {
            keys = selected.stream().filter(Objects::nonNull).map(key).toList();
            place = selection.getSelectedIndex();
        }
    }

    private void restore() {
        if (keys.isEmpty() || items.isEmpty()) {
            return;
        }
        restoring = true;
        selection.clearSelection();
        var found = IntStream.range(0, items.size())
                .filter(index -> keys.contains(key.apply(items.get(index))))
                .toArray();
        for (var index : found) {
            selection.select(index);
        }
        restoring = false;
        if (found.length == 0) {
            selection.select(Math.clamp(place, 0, items.size() - 1));
        }
    }
}
