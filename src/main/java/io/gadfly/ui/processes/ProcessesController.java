package io.gadfly.ui.processes;

import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.WhileShown;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// The page of processes: the pools on top, the naggers and the tree below.
public final class ProcessesController {
    private final ProcessesModel model;
    private final Texts texts;

    @FXML
    private Node page;

    @FXML
    private Pane pools;

    public ProcessesController(ProcessesModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.pools().addListener((ListChangeListener<PoolModel>) _ -> showPools());
        WhileShown.everySecond(page, model::refresh);
    }

    private void showPools() {
        pools.getChildren()
                .setAll(model.pools().stream()
                        .map(pool -> new PoolCard(pool, texts).view())
                        .toList());
    }
}
