package io.gadfly.ui.preferences;

import io.gadfly.settings.ListSettings;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.WhileShown;
import java.util.ArrayList;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/// The lists among the settings.
public final class ListsController {
    private final ListsModel model;
    private final Texts texts;

    @FXML
    private GridPane lists;

    public ListsController(ListsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.lines.addListener((ListChangeListener<ListsModel.Line>) _ -> show());
        model.pools.addListener((ListChangeListener<String>) _ -> show());
        WhileShown.onShow(lists, model::refresh);
    }

    private void show() {
        lists.getChildren().clear();
        model.lines.forEach(line -> {
            var pool = poolBox(line.settings());
            var mail = box("list.mail", line.settings().mail());
            var command = box("list.command", line.settings().command());
            Runnable save = () ->
                    model.set(line.name(), new ListSettings(chosen(pool), mail.isSelected(), command.isSelected()));
            pool.valueProperty().subscribe((_, _) -> save.run());
            mail.selectedProperty().subscribe((_, _) -> save.run());
            command.selectedProperty().subscribe((_, _) -> save.run());
            var name = new Label(line.title());
            name.setLabelFor(pool);
            var choices = new HBox(10, pool, mail, command);
            choices.setAlignment(Pos.CENTER_LEFT);
            lists.addRow(lists.getRowCount(), name, choices);
        });
    }

    private ChoiceBox<String> poolBox(ListSettings settings) {
        var names = new ArrayList<>(model.pools);
        settings.pool().filter(name -> !names.contains(name)).ifPresent(names::add);
        var box = new ChoiceBox<String>();
        box.getItems().add(texts.text("list.pool.usual"));
        box.getItems().addAll(names);
        box.setValue(settings.pool().orElseGet(() -> texts.text("list.pool.usual")));
        box.setPrefWidth(150);
        return box;
    }

    private Optional<String> chosen(ChoiceBox<String> box) {
        return box.getSelectionModel().getSelectedIndex() <= 0 ? Optional.empty() : Optional.of(box.getValue());
    }

    private CheckBox box(String key, boolean selected) {
        var box = new CheckBox(texts.text(key));
        box.setSelected(selected);
        return box;
    }
}
