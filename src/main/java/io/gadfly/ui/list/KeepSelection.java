package io.gadfly.ui.list;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;

/// Keeps the same reminders selected when the list is filled anew; where the selected one went away, the selection stays
/// at its place.
final class KeepSelection {
    private final ListView<Entry> list;
    private List<String> keys = List.of();
    private int place;
    private boolean restoring;

    KeepSelection(ListView<Entry> list) {
        this.list = list;
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Entry>) _ -> remember());
        list.getItems().addListener((ListChangeListener<Entry>) _ -> restore());
    }

    private void remember() {
        var selected = list.getSelectionModel().getSelectedItems();
        if (!restoring && !selected.isEmpty()) {
            keys = selected.stream().filter(java.util.Objects::nonNull).map(Entry::key).toList();
            place = list.getSelectionModel().getSelectedIndex();
        }
    }

    private void restore() {
        if (keys.isEmpty()) {
            return;
        }
        restoring = true;
        var items = list.getItems();
        var found = IntStream.range(0, items.size())
                .filter(index -> keys.contains(items.get(index).key()))
                .boxed()
                .collect(Collectors.toList());
        list.getSelectionModel().clearSelection();
        if (found.isEmpty() && !items.isEmpty()) {
            found.add(Math.min(place, items.size() - 1));
        }
        found.forEach(list.getSelectionModel()::select);
        restoring = false;
    }
}
