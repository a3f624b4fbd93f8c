package io.gadfly.ui.processes;

import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;

/// One pool as a card.
final class PoolCard {
    private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

    private final PoolModel model;
    private final Node view;

    @FXML
    private Label name;

    @FXML
    private Label mode;

    @FXML
    private ProgressBar load;

    @FXML
    private Label running;

    @FXML
    private Label counts;

    @FXML
    private Spinner<Integer> limit;

    @FXML
    private Node pause;

    @FXML
    private Node resume;

    PoolCard(PoolModel model, Texts texts) {
        this.model = model;
        view = Views.of(this, texts);
    }

    Node view() {
        return view;
    }

    @FXML
    private void initialize() {
        name.setText(model.name());
        mode.textProperty().bind(model.modeProperty());
        load.progressProperty().bind(model.loadProperty());
        running.textProperty().bind(model.runningProperty());
        counts.textProperty().bind(model.countsProperty());
        model.limitProperty().subscribe(now -> limit.getValueFactory().setValue(now.intValue()));
        limit.valueProperty().subscribe((_, wanted) -> model.setLimit(wanted));
        pause.visibleProperty().bind(model.openProperty());
        pause.managedProperty().bind(pause.visibleProperty());
        resume.visibleProperty().bind(model.openProperty().not());
        resume.managedProperty().bind(resume.visibleProperty());
        model.openProperty().subscribe(open -> mode.pseudoClassStateChanged(PAUSED, !open));
    }

    @FXML
    private void pause() {
        model.pause();
    }

    @FXML
    private void resume() {
        model.resume();
    }

    @FXML
    private void drain() {
        model.drain();
    }
}
