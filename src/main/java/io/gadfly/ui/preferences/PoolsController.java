package io.gadfly.ui.preferences;

import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.WhileShown;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// The pools among the settings.
public final class PoolsController {
    private static final int HIGHEST = 999;

    private final PoolsModel model;
    private final Texts texts;

    @FXML
    private GridPane pools;

    @FXML
    private TextField fresh;

    public PoolsController(PoolsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        fresh.textProperty().bindBidirectional(model.fresh);
        model.lines.addListener((ListChangeListener<PoolsModel.Line>) _ -> show());
        WhileShown.everySecond(pools, model::refresh);
    }

    private void show() {
        pools.getChildren().clear();
        model.lines.forEach(line -> {
            var limit = new Spinner<Integer>(1, HIGHEST, line.limit());
            limit.setEditable(true);
            limit.setPrefWidth(110);
            limit.valueProperty().subscribe((_, wanted) -> model.limit(line.name(), wanted));
            var name = new Label(texts.text("pool", line.name()));
            name.setLabelFor(limit);
            pools.addRow(pools.getRowCount(), name, limit);
        });
    }

    @FXML
    private void make() {
        model.make();
    }
}
