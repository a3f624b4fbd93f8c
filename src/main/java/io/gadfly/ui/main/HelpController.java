package io.gadfly.ui.main;

import io.gadfly.ui.common.Texts;
import io.gadfly.ui.list.EntryKey;
import io.gadfly.ui.list.QuickKey;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;

/// The overlay that lists the keys.
public final class HelpController {
    private final MainModel model;
    private final Texts texts;

    @FXML
    private Node help;

    @FXML
    private GridPane anywhere;

    @FXML
    private GridPane onEntries;

    @FXML
    private GridPane quickAdd;

    public HelpController(MainModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        help.visibleProperty().bind(model.helpProperty());
        for (var key : Shortcut.values()) {
            add(anywhere, key.combination(), texts.text("key", key));
        }
        for (var key : EntryKey.values()) {
            add(onEntries, key.combination(), texts.text("entryKey", key));
        }
        for (var key : QuickKey.values()) {
            add(quickAdd, key.combination(), texts.text("quickKey", key));
        }
    }

    private static void add(GridPane grid, KeyCombination combination, String meaning) {
        var keys = new Label(combination.getDisplayText());
        keys.getStyleClass().add("key");
        grid.addRow(grid.getRowCount(), keys, new Label(meaning));
    }

    @FXML
    private void close() {
        model.helpProperty().set(false);
    }
}
