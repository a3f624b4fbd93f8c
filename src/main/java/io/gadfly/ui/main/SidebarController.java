package io.gadfly.ui.main;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;

/// The way to every page.
public final class SidebarController {
    private final MainModel model;
    private final Commands commands;

    @FXML
    private ListView<SidebarItem> items;

    public SidebarController(MainModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        items.setCellFactory(_ -> new SidebarCell());
        items.setItems(model.items());
        items.getItems().addListener((ListChangeListener<SidebarItem>) _ -> mark());
        model.placeProperty().subscribe(this::mark);
        items.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.go(item.place());
            }
        });
    }

    private void mark() {
        var place = model.placeProperty().get();
        items.getItems().stream()
                .filter(item -> item.place().equals(place))
                .findFirst()
                .ifPresentOrElse(
                        items.getSelectionModel()::select, items.getSelectionModel()::clearSelection);
    }

    @FXML
    private void create() {
        commands.create();
    }

    @FXML
    private void chooseImport() {
        commands.chooseImport();
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void redo() {
        model.redo();
    }

    @FXML
    private void quit() {
        commands.quit();
    }
}
