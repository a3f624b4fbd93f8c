package io.gadfly.ui.main;

import io.gadfly.ui.common.SnoozeChoice;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// The way to every page.
public final class SidebarController {
    private final MainModel model;
    private final Commands commands;
    private final SilenceModel silence;

    @FXML
    private Menu quiet;

    @FXML
    private ListView<SidebarItem> reminders;

    @FXML
    private ListView<SidebarItem> program;

    public SidebarController(MainModel model, Commands commands, SilenceModel silence) {
        this.model = model;
        this.commands = commands;
        this.silence = silence;
    }

    @FXML
    private void initialize() {
        fill(reminders, model.reminders());
        fill(program, model.program());
    }

    private void fill(ListView<SidebarItem> list, ObservableList<SidebarItem> lines) {
        list.setCellFactory(_ -> new SidebarCell());
        list.setItems(lines);
        lines.addListener((ListChangeListener<SidebarItem>) _ -> mark(list));
        model.placeProperty().subscribe(() -> mark(list));
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.go(item.place());
            }
        });
    }

    private void mark(ListView<SidebarItem> list) {
        var place = model.placeProperty().get();
        list.getItems().stream()
                .filter(item -> item.place().equals(place))
                .findFirst()
                .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
    }

    @FXML
    private void offerSilence() {
        quiet.getItems().setAll(silence.choices().stream().map(this::item).toList());
    }

    private MenuItem item(SnoozeChoice choice) {
        var item = new MenuItem(silence.describe(choice));
        item.setOnAction(_ -> silence.begin(choice));
        return item;
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
    private void help() {
        model.toggleHelp();
    }

    @FXML
    private void quit() {
        commands.quit();
    }
}
